package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.Tally;

/**
 * A counter was read.
 *
 * @param sent when it was asked for
 * @param answer when the answer was there
 * @param tally what it was
 */
record Reading(Event sent, Event answer, Tally tally) {}
