package io.supervised.engine.child;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How long calls may run.
 *
 * @param stuckAfter when one is reported; empty for never
 * @param abandonAfter when its child is replaced; empty for never
 */
public record CallPatience(Optional<Duration> stuckAfter, Optional<Duration> abandonAfter) {

  private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(100);
  private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(5);

  /** How often to look, so that a call is found within about a quarter of its time more; empty for never. */
  public Optional<Duration> interval() {
    return Stream.of(stuckAfter, abandonAfter)
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(shorter -> bounded(shorter.dividedBy(4)));
  }

  private static Duration bounded(Duration interval) {
    if (interval.compareTo(SHORTEST_INTERVAL) < 0) {
      return SHORTEST_INTERVAL;
    }
    return interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval;
  }

  boolean isStuck(long nanos) {
    return isLonger(nanos, stuckAfter);
  }

  boolean isOver(long nanos) {
    return isLonger(nanos, abandonAfter);
  }

  private static boolean isLonger(long nanos, Optional<Duration> limit) {
    return limit.isPresent() && nanos >= limit.get().toNanos();
  }
}
