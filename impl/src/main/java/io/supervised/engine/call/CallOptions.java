package io.supervised.engine.call;

import java.time.Duration;
import java.util.List;

/**
 * How calls are made.
 *
 * @param deadline of a call that has none of its own
 * @param outstanding how many calls of this node to one child may be under way
 * @param maxBytes how large the arguments or the result of a call may be
 * @param allowed patterns of classes that may be read from other nodes, beside those in the signatures of beans
 */
public record CallOptions(Duration deadline, int outstanding, int maxBytes, List<String> allowed) {

  /** A longer time means the same: nobody lives to see its end, and it still fits into the nanoseconds of a clock. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  public CallOptions {
    allowed = List.copyOf(allowed);
  }

  public static CallOptions defaults() {
    return new CallOptions(Duration.ofSeconds(5), 10_000, 4 << 20, List.of());
  }

  /** A time as nanoseconds that can be added to a clock's. */
  public static long nanos(Duration time) {
    return time.compareTo(LONGEST) < 0 ? time.toNanos() : LONGEST.toNanos();
  }
}
