package io.supervised.cdi.config;

import io.supervised.engine.Configuration;
import io.supervised.engine.cluster.ClusterOptions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The one class that reads {@code supervised.*}. Every problem is collected, with its key, its value and the form
 * expected; a value with a problem is replaced by its default, so that reading goes on.
 */
public final class ConfigReader {

  private static final int HIGHEST_PORT = 32_767 - ClusterOptions.FAILURE_DETECTOR_OFFSET;
  private static final String NAME_FORM = "1 to 200 letters, digits and the characters . _ -";

  private final Settings settings;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  public ConfigReader(Settings settings) {
    this.settings = settings;
  }

  /** What is wrong so far, one sentence each. */
  public List<String> problems() {
    return List.copyOf(problems);
  }

  /** The settings of this node. */
  public Configuration node() {
    Configuration defaults = Configuration.defaults();
    ClusterOptions cluster = defaults.cluster();
    int port = number("supervised.transport.port", 1024, HIGHEST_PORT, cluster.port());
    int range = number("supervised.transport.port-range", 1, 99, cluster.portRange());
    if (port + range > HIGHEST_PORT) {
      problem(
          "supervised.transport.port",
          Integer.toString(port),
          "a port whose range of " + range + " ends at " + HIGHEST_PORT + " or below");
    }
    Optional<String> name = text("supervised.node.name", NAME_FORM, ConfigReader::isName);
    Duration childStopTimeout =
        duration("supervised.node.child-stop-timeout", defaults.childStopTimeout());
    return new Configuration(
        new ClusterOptions(
            text("supervised.cluster.name", NAME_FORM, ConfigReader::isName).orElse(cluster.name()),
            port,
            range,
            number("supervised.segments", 1, 65_536, cluster.segments()),
            text(
                    "supervised.registry",
                    "'replicated' or 'distributed'",
                    Set.of("replicated", "distributed")::contains)
                .orElse(cluster.registry())
                .equals("distributed"),
            duration("supervised.node.start-timeout", cluster.startTimeout())),
        name,
        childStopTimeout);
  }

  /** How many children a bean has: its own key, over the annotation, over the default for all beans. */
  public int instances(String bean, int annotated) {
    int fallback = number("supervised.defaults.instances", 1, 1_000_000, 1);
    return number(of(bean, "instances"), 1, 1_000_000, annotated == 1 ? fallback : annotated);
  }

  /** Whether every node has a child of the bean. */
  public boolean everyNode(String bean, boolean annotated) {
    boolean fallback = flag("supervised.defaults.every-node", false);
    return flag(of(bean, "every-node"), annotated || fallback);
  }

  /** Whether the bean's children start with the cluster. */
  public boolean autoStart(String bean, boolean annotated) {
    boolean fallback = flag("supervised.defaults.auto-start", true);
    return flag(of(bean, "auto-start"), annotated && fallback);
  }

  /** Warns of each key under our prefix that nothing has asked for; called last. */
  public void warnOfUnknownKeys() {
    for (String key : settings.keys()) {
      if (key.startsWith("supervised.") && !known.contains(key)) {
        ConfigLog.LOG.unknown(key, Spelling.nearest(key, known));
      }
    }
  }

  /** Whether a bean or a node can have this name. */
  public static boolean isName(String value) {
    return value.matches("[A-Za-z0-9._-]{1,200}");
  }

  private static String of(String bean, String member) {
    return "supervised.bean." + bean + "." + member;
  }

  private Optional<String> text(String key, String form, Predicate<String> valid) {
    Optional<String> value = raw(key);
    if (value.isPresent() && !valid.test(value.get())) {
      problem(key, value.get(), form);
      return Optional.empty();
    }
    return value;
  }

  private int number(String key, int least, int most, int fallback) {
    Optional<String> value = raw(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(value.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // told below
    }
    problem(key, value.get(), "a whole number from " + least + " to " + most);
    return fallback;
  }

  private boolean flag(String key, boolean fallback) {
    return text(key, "'true' or 'false'", Set.of("true", "false")::contains)
        .map(Boolean::parseBoolean)
        .orElse(fallback);
  }

  private Duration duration(String key, Duration fallback) {
    Optional<String> value = raw(key);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      Duration duration = Duration.parse(value.get());
      if (!duration.isNegative()
          && !duration.isZero()
          && duration.compareTo(Duration.ofDays(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException notADuration) {
      // told below
    }
    problem(
        key,
        value.get(),
        "an ISO-8601 duration longer than zero and up to a day, for instance PT10S");
    return fallback;
  }

  private Optional<String> raw(String key) {
    known.add(key);
    return settings.value(key).map(String::trim);
  }

  private void problem(String key, String value, String expected) {
    String problem = ConfigLog.LOG.invalid(key, value, expected);
    if (!problems.contains(problem)) {
      problems.add(problem);
    }
  }
}
