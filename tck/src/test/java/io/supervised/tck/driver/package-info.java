/** A driver of the TCK: every node is a Weld container in this JVM. */
@NullMarked
package io.supervised.tck.driver;

import org.jspecify.annotations.NullMarked;
