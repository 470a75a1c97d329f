/** Tests of faults and schedules. */
@NullMarked
package io.supervised.tck.faults.schedule;

import org.jspecify.annotations.NullMarked;
