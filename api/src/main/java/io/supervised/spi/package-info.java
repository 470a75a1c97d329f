/** What an application can give the node to use instead of its own. */
@NullMarked
package io.supervised.spi;

import org.jspecify.annotations.NullMarked;
