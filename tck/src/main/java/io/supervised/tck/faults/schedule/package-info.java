/**
 * Faults as data, and the seeded generator that makes schedules of them.
 */
@NullMarked
package io.supervised.tck.faults.schedule;

import org.jspecify.annotations.NullMarked;
