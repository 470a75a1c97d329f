package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** S2, from what the children did: nothing outside of their activations, and nothing without a lease. */
final class EffectsInTime implements Check {

  private final Map<String, List<JudgedEffect>> effects;

  EffectsInTime(Map<String, List<JudgedEffect>> effects) {
    this.effects = effects;
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return effects.values().stream()
        .flatMap(ofChild -> byActivation(ofChild).stream())
        .flatMap(same -> Stream.of(stray(same), withoutLease(same), uncounted(same)))
        .flatMap(violations -> violations);
  }

  private static Collection<List<JudgedEffect>> byActivation(List<JudgedEffect> effects) {
    return effects.stream()
        .collect(Collectors.groupingBy(
            JudgedEffect::activation, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Stream<Violation> stray(List<JudgedEffect> same) {
    return first(same, JudgedEffect.Verdict.STRAY, Rule.S2, "outside of its activation");
  }

  private static Stream<Violation> withoutLease(List<JudgedEffect> same) {
    return first(
        same,
        JudgedEffect.Verdict.WITHOUT_LEASE,
        Rule.S2_LEASE,
        "although its node's lease was over");
  }

  private static Stream<Violation> first(
      List<JudgedEffect> same, JudgedEffect.Verdict verdict, Rule rule, String how) {
    List<Event> lines = same.stream()
        .filter(effect -> effect.verdict() == verdict)
        .map(JudgedEffect::line)
        .toList();
    if (lines.isEmpty()) {
      return Stream.empty();
    }
    Event line = lines.get(0);
    return Stream.of(
        Violation.of(rule, line.child() + " worked " + lines.size() + " times " + how, line));
  }

  /** The numbers of an activation's effects have no hole: a hole is a line that was lost. */
  private static Stream<Violation> uncounted(List<JudgedEffect> same) {
    for (int number = 1; number <= same.size(); number++) {
      Event line = same.get(number - 1).line();
      if (line.effect() != number) {
        return Stream.of(Violation.of(
            Rule.HISTORY, "effect " + number + " of " + line.child() + " is missing", line));
      }
    }
    return Stream.empty();
  }
}
