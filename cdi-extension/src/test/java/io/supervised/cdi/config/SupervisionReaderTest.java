package io.supervised.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisionReaderTest {

  private static final BeanPolicy ANNOTATED = new BeanPolicy(
      Restart.TEMPORARY,
      new RestartLimit(7, Duration.ofMinutes(1)),
      Optional.of(Duration.ofSeconds(2)),
      Set.of(IllegalArgumentException.class));

  private static final Executor ANY = Runnable::run;

  private final Map<String, String> values = new HashMap<>();
  private final ConfigReader reader = TestSettings.reader(values);

  @Test
  void without_any_value_a_node_and_a_bean_have_the_defaults() {
    assertThat(reader.node().supervision()).isEqualTo(SupervisionOptions.defaults());
    assertThat(reader.policy("cart", BeanPolicy.DEFAULT)).isEqualTo(BeanPolicy.DEFAULT);
    assertThat(reader.policy("cart", ANNOTATED)).isEqualTo(ANNOTATED);
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void every_key_of_the_node_is_read() {
    values.put("supervised.restart.backoff-min", "PT0.05S");
    values.put("supervised.restart.backoff-max", "PT1M");
    values.put("supervised.call.stuck-after", "off");
    values.put("supervised.call.abandon-after", "PT2M");
    values.put("supervised.threads", "platform");
    assertThat(reader.node().supervision())
        .isEqualTo(new SupervisionOptions(
            new Backoff(Duration.ofMillis(50), Duration.ofMinutes(1)),
            new CallPatience(Optional.empty(), Optional.of(Duration.ofMinutes(2))),
            ThreadKind.PLATFORM));
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void an_executor_is_looked_up_by_its_name() {
    values.put("supervised.executor", "java:comp/Threads");
    values.put("supervised.threads", "platform");
    ConfigReader looking = TestSettings.reader(values, name -> new Lender(name, ANY, ANY));
    assertThat(looking.node().supervision().lender())
        .contains(new Lender("java:comp/Threads", ANY, ANY));
    assertThat(looking.node().supervision().threads()).isEqualTo(ThreadKind.PLATFORM);
    assertThat(looking.problems()).isEmpty();
  }

  @Test
  void a_key_of_the_bean_comes_before_the_annotation_and_that_before_the_default_for_all() {
    values.put("supervised.defaults.restart", "transient");
    values.put("supervised.defaults.max-restarts", "unlimited");
    values.put("supervised.defaults.restart-window", "PT10S");
    values.put("supervised.defaults.shutdown-timeout", "PT3S");
    RestartLimit usual = new RestartLimit(Supervised.UNLIMITED, Duration.ofSeconds(10));
    assertThat(reader.policy("silent", BeanPolicy.DEFAULT))
        .isEqualTo(
            new BeanPolicy(Restart.TRANSIENT, usual, Optional.of(Duration.ofSeconds(3)), Set.of()));
    assertThat(reader.policy("annotated", ANNOTATED)).isEqualTo(ANNOTATED);
    values.put("supervised.bean.cart.restart", "permanent");
    values.put("supervised.bean.cart.max-restarts", "0");
    values.put("supervised.bean.cart.restart-window", "PT1S");
    values.put("supervised.bean.cart.shutdown-timeout", "PT4S");
    assertThat(reader.policy("cart", ANNOTATED))
        .isEqualTo(new BeanPolicy(
            Restart.PERMANENT,
            new RestartLimit(0, Duration.ofSeconds(1)),
            Optional.of(Duration.ofSeconds(4)),
            ANNOTATED.keepOn()));
    assertThat(reader.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "supervised.bean.cart.restart, always",
    "supervised.bean.cart.max-restarts, 1001",
    "supervised.bean.cart.max-restarts, -1",
    "supervised.bean.cart.restart-window, PT0S",
    "supervised.bean.cart.shutdown-timeout, P400D",
    "supervised.defaults.restart, never",
    "supervised.defaults.shutdown-timeout, soon",
    "supervised.restart.backoff-min, PT0S",
    "supervised.restart.backoff-min, PT20S",
    "supervised.restart.backoff-max, P2D",
    "supervised.call.stuck-after, never",
    "supervised.call.abandon-after, PT-1S",
    "supervised.threads, green",
    "supervised.executor, java:comp/None",
  })
  void a_value_that_makes_no_sense_is_reported_with_its_key(String key, String value) {
    values.put(key, value);
    reader.node();
    reader.policy("cart", BeanPolicy.DEFAULT);
    assertThat(reader.problems()).singleElement().asString().contains(key, value);
  }
}
