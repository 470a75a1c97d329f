package io.supervised.cdi;

import io.supervised.Durability;
import io.supervised.Supervised;
import io.supervised.cdi.config.ConfigReader;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Consumer;

/** What of a bean's children outlives their instances, by its class, its annotation and the configuration. */
record AnnotatedState(Class<?> type, String name, Supervised annotation, ConfigReader config) {

  private static final Duration USUAL = Duration.ofSeconds(1);
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  /** What cannot be is told, and what is usual stands in its place. */
  Optional<StateRules> rules(Consumer<String> objections) {
    StateRules.objections(type).forEach(objections);
    if (annotation.stateVersion() < 0) {
      objections.accept(
          "has the stateVersion " + annotation.stateVersion() + "; make it 0 or more");
    }
    Optional<StateRules> rules = StateRules.of(
        type,
        config.durability(name, annotation.durability()),
        config.saveEvery(name, interval(objections)),
        annotation.stateVersion());
    if (rules.isEmpty()) {
      config.hasNoState(name);
      if (annotation.durability() != Durability.HANDOFF) {
        objections.accept(
            "has a durability, but no state: implement Stateful, put @Keep on fields, or remove it");
      }
    }
    return rules;
  }

  private Duration interval(Consumer<String> objections) {
    try {
      Duration interval = Duration.parse(annotation.saveEvery());
      if (interval.compareTo(SHORTEST) >= 0 && interval.compareTo(LONGEST) <= 0) {
        return interval;
      }
    } catch (DateTimeParseException notADuration) {
      // told below
    }
    objections.accept("its saveEvery '" + annotation.saveEvery()
        + "' is not an ISO-8601 duration of PT0.01S to PT24H; correct it");
    return USUAL;
  }
}
