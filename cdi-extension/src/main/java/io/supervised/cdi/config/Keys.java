package io.supervised.cdi.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Values of keys by type. Every problem is collected, with its key, its value and the form expected; a value with a problem
 * is replaced by its default, so that reading goes on.
 */
final class Keys {

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  Keys(Settings settings) {
    this.settings = settings;
  }

  List<String> problems() {
    return List.copyOf(problems);
  }

  Optional<String> text(String key, String form, Predicate<String> valid) {
    Optional<String> value = raw(key);
    if (value.isPresent() && !valid.test(value.get())) {
      problem(key, value.get(), form);
      return Optional.empty();
    }
    return value;
  }

  /** One of two words; the first is the default. */
  String choice(String key, String usual, String other) {
    return text(key, "'" + usual + "' or '" + other + "'", Set.of(usual, other)::contains)
        .orElse(usual);
  }

  int number(String key, int least, int most, int fallback) {
    return optionalNumber(key, least, most).orElse(fallback);
  }

  Optional<Integer> optionalNumber(String key, int least, int most) {
    Optional<String> value = raw(key);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    problem(key, value.get(), "a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  boolean flag(String key, boolean fallback) {
    return text(key, "'true' or 'false'", Set.of("true", "false")::contains)
        .map(Boolean::parseBoolean)
        .orElse(fallback);
  }

  Duration duration(String key, Duration fallback) {
    return duration(
        key,
        Duration.ofNanos(1),
        Duration.ofDays(1),
        "an ISO-8601 duration longer than zero and up to a day, for instance PT10S",
        fallback);
  }

  Duration duration(String key, Duration least, Duration most, String form, Duration fallback) {
    Optional<String> value = raw(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      Duration duration = Duration.parse(value.get());
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // told below
    }
    problem(key, value.get(), form);
    return fallback;
  }

  void problem(String key, String value, String expected) {
    String problem = ConfigLog.LOG.invalid(key, value, expected);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }

  /** Warns of each key under our prefix that nothing has asked for. */
  void warnOfUnknown() {
    for (String key : settings.keys()) {
      if (key.startsWith("supervised.") && !known.contains(key)) {
        ConfigLog.LOG.unknown(key, Spelling.nearest(key, known));
      }
    }
  }

  Optional<String> raw(String key) {
    known.add(key);
    return settings.value(key).map(String::trim);
  }
}
