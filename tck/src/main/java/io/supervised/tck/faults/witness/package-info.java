/**
 * A second witness, without clocks: a memory-mapped file that all nodes share, with a place for each child.
 *
 * <p>Whoever runs a child takes its place by compare-and-set, so that two at one time are seen by one of them.
 */
@NullMarked
package io.supervised.tck.faults.witness;

import org.jspecify.annotations.NullMarked;
