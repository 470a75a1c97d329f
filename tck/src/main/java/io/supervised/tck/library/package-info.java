/** A library of the application, in an archive of its own. */
@NullMarked
package io.supervised.tck.library;

import org.jspecify.annotations.NullMarked;
