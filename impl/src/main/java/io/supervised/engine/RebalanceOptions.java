package io.supervised.engine;

import java.time.Duration;

/**
 * How segments move to where they belong while all goes well. The first three hold for the whole cluster while this node leads.
 *
 * @param maxConcurrent how many segments may be on the move at a time, in the whole cluster
 * @param pause between the end of a move and the beginning of the next one in its place
 * @param delay how long somebody must have been a member before it gets its share of what runs well elsewhere
 * @param drainTimeout how long this node, when it leaves, waits for others to take over what it runs before it stops the rest; zero to
 *     stop everything at once
 */
public record RebalanceOptions(
    int maxConcurrent, Duration pause, Duration delay, Duration drainTimeout) {

  /** As a node with no configuration at all has it. */
  public static RebalanceOptions defaults() {
    return new RebalanceOptions(4, Duration.ZERO, Duration.ZERO, Duration.ofSeconds(20));
  }
}
