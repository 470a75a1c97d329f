package io.supervised.cdi.config;

import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Supervised;
import io.supervised.engine.SupervisionOptions;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.CallPatience;
import io.supervised.engine.child.Lender;
import io.supervised.engine.child.ThreadKind;
import io.supervised.engine.segment.Backoff;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads what is done about children that crash or hang, for the node and for each bean. */
final class SupervisionReader {

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration YEAR = Duration.ofDays(365);
  private static final String UP_TO_A_DAY =
      "an ISO-8601 duration of PT0.001S to PT24H, for instance PT10S";
  private static final String UP_TO_A_YEAR =
      "an ISO-8601 duration longer than zero and up to 365 days, for instance PT10S";
  private static final String EXECUTOR = "supervised.executor";
  private static final String OFF = "off";
  private static final String UNLIMITED = "unlimited";
  private static final int MOST_RESTARTS = 1_000;
  private static final Map<String, Restart> RULES = Map.of(
      "permanent", Restart.PERMANENT,
      "transient", Restart.TRANSIENT,
      "temporary", Restart.TEMPORARY);

  private static final Map<String, ThreadKind> KINDS = Map.of(
      "auto", ThreadKind.AUTO, "platform", ThreadKind.PLATFORM, "virtual", ThreadKind.VIRTUAL);

  private final Keys keys;

  SupervisionReader(Keys keys) {
    this.keys = keys;
  }

  // ---- of a node

  SupervisionOptions node(Lenders lenders) {
    SupervisionOptions defaults = SupervisionOptions.defaults();
    return new SupervisionOptions(
        backoff(defaults.backoff()),
        new CallPatience(
            limit("supervised.call.stuck-after", defaults.patience().stuckAfter()),
            limit("supervised.call.abandon-after", defaults.patience().abandonAfter())),
        threads(defaults.threads()),
        lender(lenders),
        new StateReader(keys).maxSize());
  }

  private ThreadKind threads(ThreadKind usual) {
    return keys.text(
            "supervised.threads",
            "'auto', 'platform', or, from Java 21 on, 'virtual'",
            SupervisionReader::isThreadKind)
        .map(given -> KINDS.getOrDefault(given, usual))
        .orElse(usual);
  }

  private static boolean isThreadKind(String given) {
    ThreadKind kind = KINDS.get(given);
    return kind != null && kind.isAvailable();
  }

  private Optional<Lender> lender(Lenders lenders) {
    Optional<String> name = keys.raw(EXECUTOR);
    try {
      return name.map(lenders::find);
    } catch (IllegalArgumentException none) {
      keys.problem(
          EXECUTOR,
          name.orElse(""),
          "the JNDI name of a ManagedExecutorService, for instance java:comp/DefaultManagedExecutorService; under this name there is "
              + none.getMessage());
      return Optional.empty();
    }
  }

  private Backoff backoff(Backoff usual) {
    String key = "supervised.restart.backoff-min";
    Duration first = keys.duration(key, SHORTEST, DAY, UP_TO_A_DAY, usual.first());
    Duration longest = keys.duration(
        "supervised.restart.backoff-max", SHORTEST, DAY, UP_TO_A_DAY, usual.longest());
    if (first.compareTo(longest) > 0) {
      keys.problem(
          key, first.toString(), "no longer than supervised.restart.backoff-max, " + longest);
      return usual;
    }
    return new Backoff(first, longest);
  }

  private Optional<Duration> limit(String key, Optional<Duration> usual) {
    if (keys.raw(key).filter(OFF::equals).isPresent()) {
      return Optional.empty();
    }
    return keys.raw(key)
        .map(given -> keys.duration(key, SHORTEST, YEAR, UP_TO_A_YEAR + ", or '" + OFF + "'", YEAR))
        .or(() -> usual);
  }

  // ---- of a bean

  /** As annotated, with what is configured for the bean, or for all beans that say nothing. */
  BeanPolicy policy(String bean, BeanPolicy annotated) {
    return new BeanPolicy(
        restart(bean, annotated.restart()),
        limit(bean, annotated.limit()),
        shutdownTimeout(bean, annotated.shutdownTimeout()),
        annotated.keepOn(),
        annotated.place());
  }

  private Restart restart(String bean, Restart annotated) {
    Restart usual = rule("supervised.defaults.restart", Restart.PERMANENT);
    return rule(of(bean, "restart"), annotated == Restart.PERMANENT ? usual : annotated);
  }

  private Restart rule(String key, Restart fallback) {
    return keys.text(
            key, "'permanent', 'transient' or 'temporary'", given -> RULES.containsKey(low(given)))
        .map(given -> RULES.getOrDefault(low(given), fallback))
        .orElse(fallback);
  }

  private static String low(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private RestartLimit limit(String bean, RestartLimit annotated) {
    RestartLimit builtIn = BeanPolicy.DEFAULT.limit();
    int usualMost = most("supervised.defaults.max-restarts", builtIn.maxRestarts());
    Duration usualWindow = window("supervised.defaults.restart-window", builtIn.window());
    boolean saysMost = annotated.maxRestarts() != builtIn.maxRestarts();
    boolean saysWindow = !annotated.window().equals(builtIn.window());
    return new RestartLimit(
        most(of(bean, "max-restarts"), saysMost ? annotated.maxRestarts() : usualMost),
        window(of(bean, "restart-window"), saysWindow ? annotated.window() : usualWindow));
  }

  private int most(String key, int fallback) {
    return keys.text(
            key,
            "a number from 0 to " + MOST_RESTARTS + ", or '" + UNLIMITED + "'",
            SupervisionReader::isLimit)
        .map(given -> given.equals(UNLIMITED) ? Supervised.UNLIMITED : Integer.parseInt(given))
        .orElse(fallback);
  }

  private static boolean isLimit(String given) {
    return given.equals(UNLIMITED)
        || (given.matches("\\d{1,4}") && Integer.parseInt(given) <= MOST_RESTARTS);
  }

  private Duration window(String key, Duration fallback) {
    return keys.duration(key, SHORTEST, DAY, UP_TO_A_DAY, fallback);
  }

  private Optional<Duration> shutdownTimeout(String bean, Optional<Duration> annotated) {
    String own = of(bean, "shutdown-timeout");
    String usual = "supervised.defaults.shutdown-timeout";
    Optional<Duration> fallback = annotated.or(() -> timeout(usual));
    keys.raw(usual); // it is a key also where no bean needs it
    return timeout(own).or(() -> fallback);
  }

  private Optional<Duration> timeout(String key) {
    return keys.raw(key)
        .map(given -> keys.duration(key, Duration.ofNanos(1), YEAR, UP_TO_A_YEAR, YEAR));
  }

  private static String of(String bean, String member) {
    return "supervised.bean." + bean + "." + member;
  }
}
