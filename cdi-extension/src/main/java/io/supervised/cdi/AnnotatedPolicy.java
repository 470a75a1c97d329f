package io.supervised.cdi;

import io.supervised.RestartLimit;
import io.supervised.Strategy;
import io.supervised.Supervised;
import io.supervised.cdi.config.ConfigReader;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.GroupPlace;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** How children are supervised, by their bean's annotation. */
final class AnnotatedPolicy {

  private static final Duration YEAR = Duration.ofDays(365);

  private AnnotatedPolicy() {}

  /** What cannot be is told, and what is usual stands in its place. */
  static BeanPolicy of(Supervised annotation, Consumer<String> objections) {
    return new BeanPolicy(
        annotation.restart(),
        limit(annotation, objections),
        shutdownTimeout(annotation.shutdownTimeout(), objections),
        Set.of(annotation.keepOn()),
        place(annotation, objections));
  }

  private static Optional<GroupPlace> place(Supervised annotation, Consumer<String> objections) {
    String group = annotation.group();
    if (group.isEmpty()) {
      if (annotation.strategy() != Strategy.ONE_FOR_ONE || annotation.order() != 0) {
        objections.accept("has a strategy or an order, but no group: add one, or remove them");
      }
      return Optional.empty();
    }
    if (!ConfigReader.isName(group)) {
      objections.accept(
          "its group '" + group + "' is not made of 1 to 200 letters, digits and . _ -; change it");
    }
    return Optional.of(new GroupPlace(group, annotation.strategy(), annotation.order()));
  }

  private static RestartLimit limit(Supervised annotation, Consumer<String> objections) {
    try {
      return new RestartLimit(annotation.maxRestarts(), Duration.parse(annotation.restartWindow()));
    } catch (DateTimeParseException notADuration) {
      objections.accept("its restartWindow '" + annotation.restartWindow()
          + "' is not an ISO-8601 duration, for instance PT5S; correct it");
    } catch (IllegalArgumentException outOfBounds) {
      objections.accept(String.valueOf(outOfBounds.getMessage()));
    }
    return BeanPolicy.DEFAULT.limit();
  }

  private static Optional<Duration> shutdownTimeout(String text, Consumer<String> objections) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Duration timeout = Duration.parse(text);
      if (timeout.compareTo(Duration.ZERO) > 0 && timeout.compareTo(YEAR) <= 0) {
        return Optional.of(timeout);
      }
    } catch (DateTimeParseException notADuration) {
      // told below
    }
    objections.accept("its shutdownTimeout '" + text
        + "' is not an ISO-8601 duration longer than zero and up to 365 days; correct it");
    return Optional.empty();
  }
}
