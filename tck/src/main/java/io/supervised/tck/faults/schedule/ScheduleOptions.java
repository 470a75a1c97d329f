package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What schedules are made of.
 *
 * @param faults in each schedule
 * @param kinds that may be drawn
 * @param lease the length around which pauses and cuts are chosen
 * @param gap the longest time between the beginnings of two faults
 */
public record ScheduleOptions(
    int nodes, int faults, Set<FaultKind> kinds, Duration lease, Duration gap) {

  private static final Duration SHORT_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(15);

  public ScheduleOptions {
    kinds = new TreeSet<>(kinds);
    if (kinds.isEmpty()) {
      throw new IllegalArgumentException("no kind of fault is possible here");
    }
  }

  /** On both sides of each limit: half a lease, a little less than one, a little more, and what is long for anything. */
  List<Duration> lengths() {
    return List.of(
        lease.dividedBy(2),
        lease.multipliedBy(9).dividedBy(10),
        lease.multipliedBy(11).dividedBy(10),
        SHORT_PAUSE,
        LONG_PAUSE);
  }
}
