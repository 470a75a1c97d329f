/** Two builds of the library side by side: the present one, and the previous one from its jars, which lie in {@code src/test/previous-build}. */
@NullMarked
package io.supervised.tck.upgrade;

import org.jspecify.annotations.NullMarked;
