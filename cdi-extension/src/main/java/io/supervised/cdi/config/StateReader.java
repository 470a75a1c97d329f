package io.supervised.cdi.config;

import io.supervised.Durability;
import io.supervised.engine.SupervisionOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads {@code supervised.state.*}, and when the state of a bean's children is kept. */
final class StateReader {

  private static final int SMALLEST = 1_024;
  private static final int LARGEST = 256 << 20;
  private static final Duration SHORTEST = Duration.ofMillis(10);
  private static final Duration LONGEST = Duration.ofDays(1);
  private static final String INTERVALS =
      "an ISO-8601 duration of PT0.01S to PT24H, for instance PT5S";
  private static final Map<String, Durability> WORDS = Map.of(
      "handoff", Durability.HANDOFF, "each-call", Durability.EACH_CALL, "every", Durability.EVERY);

  private final Keys keys;

  StateReader(Keys keys) {
    this.keys = keys;
  }

  int maxSize() {
    return keys.number(
        "supervised.state.max-size", SMALLEST, LARGEST, SupervisionOptions.USUAL_STATE);
  }

  /** As annotated, with what is configured for the bean, or for all beans that say nothing. */
  Durability durability(String bean, Durability annotated) {
    Durability usual = durability("supervised.defaults.durability").orElse(Durability.HANDOFF);
    return durability(of(bean, "durability"))
        .orElse(annotated == Durability.HANDOFF ? usual : annotated);
  }

  private Optional<Durability> durability(String key) {
    return keys.text(
            key, "'handoff', 'each-call' or 'every'", given -> WORDS.containsKey(low(given)))
        .map(given -> WORDS.getOrDefault(low(given), Durability.HANDOFF));
  }

  private static String low(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  Duration interval(String bean, Duration annotated) {
    return keys.duration(of(bean, "save-every"), SHORTEST, LONGEST, INTERVALS, annotated);
  }

  /** Keys that say something of the state of a bean that has none. */
  void hasNone(String bean) {
    for (String member : new String[] {"durability", "save-every"}) {
      String key = of(bean, member);
      keys.raw(key)
          .ifPresent(given ->
              keys.problem(key, given, "left out, since the bean has no state to be kept"));
    }
  }

  private static String of(String bean, String member) {
    return "supervised.bean." + bean + "." + member;
  }
}
