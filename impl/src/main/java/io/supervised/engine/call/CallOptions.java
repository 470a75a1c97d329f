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

  public CallOptions {
    allowed = List.copyOf(allowed);
  }

  public static CallOptions defaults() {
    return new CallOptions(Duration.ofSeconds(5), 10_000, 4 << 20, List.of());
  }
}
