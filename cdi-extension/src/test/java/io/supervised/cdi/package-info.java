@NullMarked
package io.supervised.cdi;

import org.jspecify.annotations.NullMarked;
