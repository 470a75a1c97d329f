package io.supervised.tck.faults.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Durability;
import io.supervised.engine.OwnershipOptions;
import io.supervised.tck.faults.history.Life;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {

  @Test
  void settings_survive_the_command_line() {
    NodeSettings settings = new NodeSettings(
        "c",
        new Life("a", "2"),
        Path.of("folder"),
        "10.0.0.1",
        List.of("10.0.0.1", "10.0.0.2"),
        7000,
        5,
        40,
        20,
        new Counters(4, Durability.EACH_CALL),
        OwnershipOptions.defaults());
    var properties = new Properties();
    for (String option : settings.options()) {
      String[] pair = option.substring("-D".length()).split("=", 2);
      properties.setProperty(pair[0], pair[1]);
    }
    assertThat(NodeSettings.of(properties)).isEqualTo(settings);
  }

  @Test
  void children_are_named_as_the_engine_names_them() {
    assertThat(new Children(1).names()).containsExactly("worker");
    assertThat(new Children(3).names()).containsExactly("worker-0", "worker-1", "worker-2");
  }

  @Test
  void counters_are_named_as_the_engine_names_them() {
    assertThat(new Counters(0, Durability.EACH_CALL).names()).isEmpty();
    assertThat(new Counters(2, Durability.EACH_CALL).names())
        .containsExactly("counter-0", "counter-1");
  }
}
