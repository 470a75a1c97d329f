/** Tests of writing and reading histories. */
@NullMarked
package io.supervised.tck.faults.history;

import org.jspecify.annotations.NullMarked;
