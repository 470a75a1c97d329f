package io.supervised.cdi.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.Configuration;
import io.supervised.engine.OwnershipOptions;
import io.supervised.engine.PlacementOptions;
import io.supervised.engine.RebalanceOptions;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.peer.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {

  private final Map<String, String> values = new HashMap<>();
  private final ConfigReader reader = TestSettings.reader(values);

  @Test
  void without_any_value_a_node_has_the_defaults() {
    assertThat(reader.node()).isEqualTo(Configuration.defaults());
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void every_key_of_the_node_is_read() {
    values.put("supervised.cluster.name", "orders");
    values.put("supervised.node.name", "ann");
    values.put("supervised.node.start-timeout", "PT5S");
    values.put("supervised.node.child-stop-timeout", "PT0.5S");
    values.put("supervised.transport.port", "20000");
    values.put("supervised.transport.port-range", "3");
    values.put("supervised.segments", "64");
    values.put("supervised.registry", "distributed");
    Configuration node = reader.node();
    assertThat(reader.problems()).isEmpty();
    assertThat(node.nodeName()).contains("ann");
    assertThat(node.childStopTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(node.cluster().name()).isEqualTo("orders");
    assertThat(node.cluster().startTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(node.cluster().discovery()).isEqualTo(new LocalDiscovery(20000, 3));
    assertThat(node.cluster().segments()).isEqualTo(64);
    assertThat(node.cluster().registry()).isEqualTo("distributed");
  }

  @Test
  void named_supervisors_may_have_deadlines_of_their_own() {
    values.put("supervised.supervisors", "orders,bills");
    values.put("supervised.supervisors.bills.call.deadline", "PT2S");
    assertThat(reader.node().supervisors())
        .isEqualTo(Map.of("orders", Optional.empty(), "bills", Optional.of(Duration.ofSeconds(2))));
    assertThat(reader.problems()).isEmpty();
  }

  @Test
  void labels_and_eligible_nodes_are_lists_of_names() {
    values.put("supervised.node.labels", "gpu, rack-1");
    values.put("supervised.nodes.eligible", "ann,gpu");
    assertThat(reader.node().placement())
        .isEqualTo(new PlacementOptions(Set.of("gpu", "rack-1"), Set.of("ann", "gpu")));
    values.put("supervised.node.labels", "gpu, rack 1");
    reader.node();
    assertThat(reader.problems())
        .singleElement()
        .asString()
        .contains("supervised.node.labels", "'rack 1'");
  }

  @Test
  void every_key_of_calls_is_read() {
    values.put("supervised.call.deadline", "PT2S");
    values.put("supervised.call.max-bytes", "5000");
    values.put("supervised.mailbox.capacity", "7");
    values.put("supervised.serialization.allow", "com.acme.Order, com.acme.model.*");
    CallOptions calls = reader.node().calls();
    assertThat(reader.problems()).isEmpty();
    assertThat(calls)
        .isEqualTo(new CallOptions(
            Duration.ofSeconds(2), 7, 5_000, List.of("com.acme.Order", "com.acme.model.*")));
  }

  @Test
  void every_key_of_moves_is_read() {
    values.put("supervised.rebalance.max-concurrent", "3");
    values.put("supervised.rebalance.pause", "PT0.05S");
    values.put("supervised.rebalance.delay", "PT2M");
    values.put("supervised.shutdown.drain-timeout", "PT0S");
    RebalanceOptions rebalance = reader.node().rebalance();
    assertThat(reader.problems()).isEmpty();
    assertThat(rebalance)
        .isEqualTo(
            new RebalanceOptions(3, Duration.ofMillis(50), Duration.ofMinutes(2), Duration.ZERO));
  }

  @Test
  void values_of_moves_that_make_no_sense_are_all_reported() {
    values.put("supervised.rebalance.max-concurrent", "0");
    values.put("supervised.rebalance.pause", "PT-1S");
    values.put("supervised.rebalance.delay", "P2D");
    values.put("supervised.shutdown.drain-timeout", "soon");
    assertThat(reader.node().rebalance()).isEqualTo(RebalanceOptions.defaults());
    assertThat(reader.problems()).hasSize(4);
    assertThat(String.join("|", reader.problems()))
        .contains("from 1 to 65536", "PT0S to PT24H", "P2D", "'soon'");
  }

  @Test
  void what_is_no_pattern_of_classes_is_named() {
    values.put("supervised.serialization.allow", "com.acme.Order, **");
    reader.node();
    assertThat(reader.problems())
        .singleElement()
        .asString()
        .contains("supervised.serialization.allow", "'**'", "com.acme.**");
  }

  @Test
  void ports_that_reach_into_the_ephemeral_range_are_refused() {
    values.put("supervised.transport.port", "32560");
    reader.node();
    assertThat(reader.problems())
        .singleElement()
        .asString()
        .contains("SUPV00300", "32560", "a port whose range of 20");
  }

  @Test
  void every_key_of_ownership_is_read() {
    values.put("supervised.transport.hosts", "127.0.0.1:17900, 127.0.0.1:17901,127.0.0.1:17902");
    values.put("supervised.transport.bind-address", "127.0.0.1");
    values.put("supervised.transport.port", "17901");
    values.put("supervised.lease.duration", "PT0.8S");
    values.put("supervised.quorum.size", "3");
    values.put("supervised.quorum.tie-breaker", "jdbc");
    values.put("supervised.takeover", "strict");
    values.put("supervised.partition", "available");
    Configuration node = reader.node();
    assertThat(reader.problems()).isEmpty();
    OwnershipOptions ownership = node.ownership();
    assertThat(ownership.lease()).isEqualTo(Duration.ofMillis(800));
    assertThat(ownership.quorum()).hasValue(3);
    assertThat(ownership.tieBreaker()).isPresent();
    assertThat(ownership.trustsRefusals()).isFalse();
    assertThat(ownership.available()).isTrue();
    Place self = new Place("127.0.0.1", 17901);
    assertThat(node.cluster().discovery())
        .isEqualTo(new HostsDiscovery(
            self, List.of(new Place("127.0.0.1", 17900), self, new Place("127.0.0.1", 17902))));
  }

  @Test
  void hosts_beyond_this_machine_must_be_declared_insecure() {
    values.put("supervised.transport.hosts", "198.51.100.1,198.51.100.2");
    values.put("supervised.transport.bind-address", "198.51.100.1");
    reader.node();
    assertThat(reader.problems())
        .singleElement()
        .asString()
        .contains("supervised.transport.insecure", "neither encrypted nor");
  }

  @Test
  void a_node_must_know_which_of_the_hosts_it_is() {
    values.put("supervised.transport.hosts", "198.51.100.1,198.51.100.2");
    values.put("supervised.transport.insecure", "true");
    reader.node();
    assertThat(reader.problems())
        .singleElement()
        .asString()
        .contains("198.51.100.1,198.51.100.2", "a list with an address of this machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "host:", "host:80", "host:99999", "a,,b", "::1", ""})
  void hosts_that_are_none_are_refused(String hosts) {
    values.put("supervised.transport.hosts", hosts);
    reader.node();
    assertThat(reader.problems()).hasSize(1);
    assertThat(reader.problems().get(0)).contains("supervised.transport.hosts");
  }

  @Test
  void values_of_ownership_that_make_no_sense_are_all_reported() {
    values.put("supervised.lease.duration", "PT0.1S");
    values.put("supervised.quorum.size", "21");
    values.put("supervised.quorum.tie-breaker", "zookeeper");
    values.put("supervised.takeover", "strict");
    values.put("supervised.partition", "both");
    reader.node();
    assertThat(reader.problems()).hasSize(5);
    assertThat(String.join("|", reader.problems()))
        .contains("PT0.5S to PT5M", "from 1 to 20", "'none' or 'jdbc'", "'safe' or 'available'");
  }

  @Test
  void a_key_of_the_bean_comes_before_the_annotation_and_that_before_the_default_for_all() {
    values.put("supervised.defaults.instances", "3");
    values.put("supervised.bean.cart.instances", "5");
    assertThat(reader.instances("cart", 4)).isEqualTo(5);
    assertThat(reader.instances("mailer", 4)).isEqualTo(4);
    assertThat(reader.instances("mailer", 1)).isEqualTo(3);
  }

  @Test
  void flags_of_a_bean_follow_the_same_order() {
    values.put("supervised.bean.cart.auto-start", "true");
    values.put("supervised.defaults.auto-start", "false");
    values.put("supervised.bean.cart.every-node", "false");
    values.put("supervised.defaults.every-node", "true");
    assertThat(reader.autoStart("cart", true)).isTrue();
    assertThat(reader.autoStart("mailer", true)).isFalse();
    assertThat(reader.everyNode("cart", true)).isFalse();
    assertThat(reader.everyNode("mailer", false)).isTrue();
  }

  @Test
  void an_unknown_key_is_a_warning_that_names_the_nearest_known_one() {
    values.put("supervised.nodes.name", "ann");
    values.put("supervised.bean.cart.instanzes", "2");
    values.put("other.key", "x");
    reader.node();
    reader.instances("cart", 1);
    assertThat(warnings(reader::warnOfUnknownKeys))
        .containsExactlyInAnyOrder(
            "SUPV00301: The key 'supervised.nodes.name' is unknown and has no effect; did you mean"
                + " 'supervised.node.name'?",
            "SUPV00301: The key 'supervised.bean.cart.instanzes' is unknown and has no effect; did you mean"
                + " 'supervised.bean.cart.instances'?");
  }

  @Test
  void system_properties_are_read_where_there_is_no_microprofile_config() {
    System.setProperty("supervised.cluster.name", "by-property");
    try {
      assertThat(new SystemSettings().value("supervised.cluster.name")).contains("by-property");
      assertThat(new SystemSettings().value("supervised.node.name")).isEmpty();
      assertThat(new SystemSettings().keys()).contains("supervised.cluster.name");
    } finally {
      System.clearProperty("supervised.cluster.name");
    }
  }

  private static List<String> warnings(Runnable work) {
    List<String> messages = new ArrayList<>();
    Handler handler = new Handler() {
      @Override
      public void publish(LogRecord record) {
        messages.add(new java.util.logging.SimpleFormatter().formatMessage(record));
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
    Logger logger = Logger.getLogger("io.supervised.config");
    logger.addHandler(handler);
    try {
      work.run();
    } finally {
      logger.removeHandler(handler);
    }
    return messages;
  }
}
