package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must add up before anything is believed: lines, processes, and the checker's own counts. */
final class CrossFooting implements Check {

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return Stream.of(malformed(evidence), sums(evidence), processes(evidence), strangers(evidence))
        .flatMap(violations -> violations);
  }

  private static Stream<Violation> malformed(Evidence evidence) {
    return Stream.concat(
        evidence.history().malformed().stream()
            .map(line -> Violation.of(Rule.HISTORY, "malformed line, " + line)),
        evidence.activations().contradictions().stream());
  }

  /** Each line about activations went into one of them: a checker that overlooks some proves nothing. */
  private static Stream<Violation> sums(Evidence evidence) {
    if (!evidence.activations().contradictions().isEmpty()) {
      return Stream.empty(); // told already, and the sums can't be right
    }
    List<Activation> all = evidence.activations().all();
    return Stream.of(
            sum(evidence, EventKind.ACT_BEGIN, all.size()),
            sum(
                evidence,
                EventKind.ACT,
                all.stream().filter(a -> a.ready() != null).count()),
            sum(evidence, EventKind.DEA, all.stream().filter(a -> !a.isOpen()).count()))
        .filter(text -> !text.isEmpty())
        .map(text -> Violation.of(Rule.HISTORY, text));
  }

  private static String sum(Evidence evidence, EventKind kind, long intervals) {
    long lines = evidence.of(kind).count();
    return lines == intervals ? "" : lines + " lines " + kind + ", but " + intervals + " intervals";
  }

  /** What the driver launched has written, and who has written was launched by the driver. */
  private static Stream<Violation> processes(Evidence evidence) {
    List<Violation> violations = new ArrayList<>();
    Set<String> launched =
        evidence.of(EventKind.LAUNCHED).map(Event::child).collect(Collectors.toSet());
    Set<String> killed = evidence.of(EventKind.KILL).map(Event::child).collect(Collectors.toSet());
    Set<String> silent = new HashSet<>(launched);
    evidence.processes().forEach((life, lines) -> {
      silent.remove(life.toString());
      Event first = Objects.requireNonNull(lines.get(0));
      if (first.kind() != EventKind.BOOT) {
        violations.add(Violation.of(Rule.HISTORY, life + " does not begin with BOOT", first));
      }
      if (!launched.contains(life.toString())) {
        violations.add(Violation.of(Rule.HISTORY, life + " was not launched by the driver", first));
      }
    });
    silent.removeAll(killed); // it may not have come so far as to write
    silent.forEach(life ->
        violations.add(Violation.of(Rule.HISTORY, life + " was launched and wrote nothing")));
    return violations.stream();
  }

  private static Stream<Violation> strangers(Evidence evidence) {
    Set<String> known = new HashSet<>(evidence.expectation().children());
    evidence.of(EventKind.START_ACK).map(Event::child).forEach(known::add);
    return evidence.byChild().values().stream()
        .map(activations -> activations.get(0).begun())
        .filter(begun -> !known.contains(begun.child()))
        .map(begun -> Violation.of(Rule.HISTORY, begun.child() + " is nobody's child", begun));
  }
}
