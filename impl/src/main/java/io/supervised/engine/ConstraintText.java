package io.supervised.engine;

import io.supervised.Constraint;
import io.supervised.Constraint.NearTo;
import io.supervised.Constraint.OnNode;
import io.supervised.Constraint.OnlyOn;
import io.supervised.Constraint.WithLabels;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Constraints as they are stored: equal ones as equal texts. */
final class ConstraintText {

  private static final char IS = '=';
  private static final String COMMA = ",";

  private ConstraintText() {}

  static String of(Constraint constraint) {
    if (constraint instanceof OnNode on) {
      return "on" + IS + on.node();
    } else if (constraint instanceof OnlyOn only) {
      return "only" + IS + only.node();
    } else if (constraint instanceof WithLabels with) {
      return "labels" + IS + String.join(COMMA, new TreeSet<>(with.labels()));
    }
    return "near" + IS + ((NearTo) constraint).child();
  }

  /** The constraint of a text; empty if a newer build has written it. */
  static Optional<Constraint> read(String text) {
    int at = text.indexOf(IS);
    String kind = text.substring(0, Math.max(at, 0));
    String value = text.substring(at + 1);
    return switch (kind) {
      case "on" -> Optional.of(new OnNode(value));
      case "only" -> Optional.of(new OnlyOn(value));
      case "labels" ->
        Optional.of(new WithLabels(
            Arrays.stream(value.split(COMMA)).collect(Collectors.toUnmodifiableSet())));
      case "near" -> Optional.of(new NearTo(value));
      default -> Optional.empty();
    };
  }
}
