package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Checks a history against all rules. Pure. */
public final class Checker {

  /**
   * The exit code of a node that could not join its cluster; no fault of the node's. None that a JVM uses by itself.
   */
  public static final int COULD_NOT_JOIN = 75;

  private final Expectation expectation;

  public Checker(Expectation expectation) {
    this.expectation = expectation;
  }

  public Report check(History history) {
    Evidence evidence = new Evidence(history, expectation);
    Map<String, List<JudgedEffect>> effects = JudgedEffect.of(evidence);
    Collection<Counting> countings = Counting.in(evidence);
    Memory memory = Memory.of(evidence);
    List<Violation> violations = Stream.of(
            new CrossFooting(),
            new OneAtATime(),
            new EffectsInTime(effects),
            new SecondWitness(),
            new TokensGrow(effects),
            new ToldInOrder(),
            new StayStopped(),
            new ProcessEnds(COULD_NOT_JOIN),
            new AtRest(),
            new CountedOnce(countings),
            new AcknowledgedStays(countings, memory))
        .flatMap(check -> check.violations(evidence))
        .sorted(Comparator.comparing(Violation::rule))
        .toList();
    return new Report(
        violations,
        Counts.of(evidence, effects),
        CallCounts.of(countings, memory, evidence.end()),
        Silences.in(evidence),
        convergence(evidence));
  }

  /** From the last fault to the last activation after it. */
  private static Duration convergence(Evidence evidence) {
    long fault = evidence
        .faults()
        .mapToLong(Event::mono)
        .filter(moment -> moment <= evidence.end())
        .max()
        .orElse(evidence.end());
    long active = evidence
        .of(EventKind.ACT)
        .mapToLong(Event::mono)
        .filter(moment -> moment <= evidence.end())
        .max()
        .orElse(fault);
    return Duration.ofNanos(Math.max(0, active - fault));
  }
}
