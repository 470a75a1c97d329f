/** Tests of the second witness, with two mappings in one process and with a second process. */
@NullMarked
package io.supervised.tck.faults.witness;

import org.jspecify.annotations.NullMarked;
