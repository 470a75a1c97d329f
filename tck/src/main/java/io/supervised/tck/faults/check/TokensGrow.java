package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** S4: each activation has a greater token than all before it, and no older one has an effect after a newer one had. */
final class TokensGrow implements Check {

  private final Map<String, List<JudgedEffect>> effects;

  TokensGrow(Map<String, List<JudgedEffect>> effects) {
    this.effects = effects;
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return Stream.concat(
        evidence.byChild().values().stream()
            .flatMap(activations -> ofActivations(evidence, activations).stream()),
        effects.values().stream().flatMap(ofChild -> ofEffects(ofChild).stream()));
  }

  private static List<Violation> ofActivations(Evidence evidence, List<Activation> activations) {
    List<Violation> violations = new ArrayList<>();
    Activation newest = null;
    for (Activation activation : activations) {
      if (newest == null || activation.token().compareTo(newest.token()) > 0) {
        newest = activation;
      } else if (!evidence.isLate(activation.begun())) {
        String what = activation.child() + " began on " + activation + " after " + newest;
        violations.add(Violation.of(Rule.S4, what, newest.begun(), activation.begun()));
      }
    }
    return violations;
  }

  private static List<Violation> ofEffects(List<JudgedEffect> ofChild) {
    List<Violation> violations = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Event newest = null;
    for (JudgedEffect effect : ofChild) {
      Event line = effect.line();
      if (newest == null || line.activation().compareTo(newest.activation()) >= 0) {
        newest = line;
      } else if (!effect.isLate() && told.add(effect.activation())) {
        String what = line.child() + " worked with an older token after a newer one had";
        violations.add(Violation.of(Rule.S4, what, newest, line));
      }
    }
    return violations;
  }
}
