package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** S1 and L1: at the end, after a time without faults, each child is active, once, and has been so for a while. */
final class AtRest implements Check {

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    Attendance attendance = new Attendance(evidence);
    List<Violation> violations = new ArrayList<>();
    evidence
        .faults()
        .filter(fault -> fault.mono() > attendance.calmFrom() && fault.mono() < evidence.end())
        .findFirst()
        .ifPresent(fault -> violations.add(
            Violation.of(Rule.HISTORY, "a fault in the time that must be calm", fault)));
    attendance.expected().forEach(child -> judge(child, evidence, attendance, violations));
    return violations.stream();
  }

  private static void judge(
      String child, Evidence evidence, Attendance attendance, List<Violation> violations) {
    List<Activation> standing = attendance.atTheEnd(child);
    if (standing.isEmpty()) {
      violations.add(lost(child, evidence));
    } else if (standing.size() > 1) {
      Event[] lines = standing.stream().map(Activation::begun).toArray(Event[]::new);
      violations.add(Violation.of(Rule.L1, child + " stands twice at the end", lines));
    } else if (standing.get(0).from() > attendance.calmFrom()) {
      violations.add(Violation.of(
          Rule.L1,
          child + " still moved when it had to be at rest",
          standing.get(0).begun()));
    }
  }

  private static Violation lost(String child, Evidence evidence) {
    List<Activation> all = evidence.byChild().getOrDefault(child, List.of());
    if (all.isEmpty()) {
      return Violation.of(Rule.S1, child + " was never active");
    }
    Event last = all.get(all.size() - 1).lastLine();
    return Violation.of(Rule.S1, child + " is active nowhere at the end", last);
  }
}
