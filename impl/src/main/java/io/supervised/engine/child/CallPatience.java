package io.supervised.engine.child;

import java.time.Duration;
import java.util.Optional;

/**
 * How long calls may run.
 *
 * @param stuckAfter when one is reported; empty for never
 * @param abandonAfter when its child is replaced; empty for never
 */
public record CallPatience(Optional<Duration> stuckAfter, Optional<Duration> abandonAfter) {

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
