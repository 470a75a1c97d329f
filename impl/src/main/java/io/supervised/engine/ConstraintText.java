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

/**
 * Constraints as they are stored: equal ones as equal texts. That of a child near to another is followed by the constraint of the other
 * one, which is its own too.
 */
final class ConstraintText {

  private static final char IS = '=';
  private static final String COMMA = ",";
  private static final char AND_SO = '\n'; // in no name

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

  /**
   * Of a child near to another one.
   *
   * @param inherited the constraint of the other one, as text; empty if it has none
   */
  static String near(NearTo near, String inherited) {
    return inherited.isEmpty() ? of(near) : of(near) + AND_SO + inherited;
  }

  /** The constraint that says which nodes suit: that of the text, or the one that it has inherited. */
  static Optional<Constraint> ruling(String text) {
    int at = text.indexOf(AND_SO);
    return at < 0 ? read(text) : ruling(text.substring(at + 1));
  }

  /** The constraint of a text; empty if a newer build has written it. */
  static Optional<Constraint> read(String text) {
    int end = text.indexOf(AND_SO);
    String own = end < 0 ? text : text.substring(0, end);
    int at = own.indexOf(IS);
    String kind = own.substring(0, Math.max(at, 0));
    String value = own.substring(at + 1);
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
