package io.supervised.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Durability;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StateReaderTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<String, String> values = new HashMap<>();
  private final ConfigReader reader = TestSettings.reader(values);

  @Test
  void without_any_value_the_annotation_counts_and_a_state_has_a_mebibyte() {
    assertThat(reader.durability("cart", Durability.EVERY)).isEqualTo(Durability.EVERY);
    assertThat(reader.durability("cart", Durability.HANDOFF)).isEqualTo(Durability.HANDOFF);
    assertThat(reader.saveEvery("cart", SECOND)).isEqualTo(SECOND);
    assertThat(reader.node().supervision().maxState()).isEqualTo(1 << 20);
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void a_key_of_the_bean_comes_before_the_annotation_and_that_before_the_default_for_all() {
    values.put("supervised.defaults.durability", "every");
    values.put("supervised.bean.cart.durability", "EACH-CALL");
    values.put("supervised.bean.cart.save-every", "PT0.5S");
    values.put("supervised.state.max-size", "2048");
    assertThat(reader.durability("cart", Durability.HANDOFF)).isEqualTo(Durability.EACH_CALL);
    assertThat(reader.durability("silent", Durability.HANDOFF)).isEqualTo(Durability.EVERY);
    assertThat(reader.durability("said", Durability.EACH_CALL)).isEqualTo(Durability.EACH_CALL);
    assertThat(reader.saveEvery("cart", SECOND)).isEqualTo(Duration.ofMillis(500));
    assertThat(reader.node().supervision().maxState()).isEqualTo(2048);
    assertThat(reader.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "supervised.bean.cart.durability, always",
    "supervised.defaults.durability, 1",
    "supervised.bean.cart.save-every, PT0S",
    "supervised.bean.cart.save-every, P2D",
    "supervised.state.max-size, 1023",
  })
  void a_wrong_value_is_a_problem_that_names_the_key_and_the_value(String key, String value) {
    values.put(key, value);
    reader.node();
    reader.durability("cart", Durability.HANDOFF);
    reader.saveEvery("cart", SECOND);
    assertThat(reader.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem).contains(key, value));
  }

  @Test
  void what_is_said_of_the_state_of_a_bean_without_any_is_a_problem() {
    values.put("supervised.bean.cart.durability", "each-call");
    reader.hasNoState("cart");
    assertThat(reader.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem)
            .contains("supervised.bean.cart.durability", "the bean has no state"));
  }
}
