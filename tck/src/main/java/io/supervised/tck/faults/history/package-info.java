/**
 * What happened, as text: one line for each event, written by every process to a file of its own.
 *
 * <p>All lines carry the monotonic clock that the processes of a Linux host share, so they can be put in order.
 */
@NullMarked
package io.supervised.tck.faults.history;

import org.jspecify.annotations.NullMarked;
