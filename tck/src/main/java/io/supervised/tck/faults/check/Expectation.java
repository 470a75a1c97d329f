package io.supervised.tck.faults.check;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must be true at the end, and how the lines are read.
 *
 * @param children who must be active at the end, besides those whose start was acknowledged
 * @param calm how long before the end nothing may move any more; no fault falls into it
 * @param pauseGap a process that writes nothing for longer than this did not run meanwhile
 * @param lateness how long a process may run, after its lease ended, until the last code of its children has noticed
 * @param leaseLag how much later than it came into force a lease may be written down
 */
public record Expectation(
    Set<String> children, Duration calm, Duration pauseGap, Duration lateness, Duration leaseLag) {

  private static final Duration PAUSE_GAP = Duration.ofMillis(50);
  private static final Duration LATENESS = Duration.ofMillis(250);
  private static final Duration LEASE_LAG = Duration.ofMillis(100);

  public Expectation {
    children = new TreeSet<>(children);
  }

  /** The usual reading of nodes that tick each ten milliseconds. */
  public static Expectation of(Set<String> children, Duration calm) {
    return new Expectation(children, calm, PAUSE_GAP, LATENESS, LEASE_LAG);
  }
}
