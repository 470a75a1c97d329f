package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.supervised.Supervised;
import io.supervised.spi.DataGrid;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.lifecycle.ComponentStatus;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cache manager of an application, handed in by a qualifier. */
class DataGridTest {

  private static final int PORT = 18_290;
  private static final int GRID = 18_305;
  private static final String STACK = """
      <config xmlns="urn:org:jgroups">
        <TCP bind_addr="127.0.0.1" bind_port="%d" port_range="0"/>
        <TCPPING initial_hosts="127.0.0.1[18305],127.0.0.1[18306]" port_range="0"/>
        <MERGE3 min_interval="500ms" max_interval="1500ms"/>
        <FD_ALL3/>
        <pbcast.NAKACK2 use_mcast_xmit="false"/>
        <UNICAST3/>
        <pbcast.STABLE/>
        <pbcast.GMS print_local_addr="false" join_timeout="1s"/>
        <FRAG2/>
      </config>
      """;

  /** What was made, in order. */
  private static final List<EmbeddedCacheManager> MADE = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop_all() {
    MADE.forEach(EmbeddedCacheManager::stop);
    MADE.clear();
  }

  @Test
  void nodes_use_the_managers_of_producers_which_decide_on_their_ends() {
    try (Application one = start("one", Kept.class);
        Application two = start("two", Disposed.class)) {
      await()
          .atMost(SOON)
          .until(() -> one.supervisor().nodes().size() == 2
              && Stream.of(one, two)
                  .allMatch(each -> each.supervisor().children().size() == 8));
      for (int number = 0; number < 8; number++) {
        String child = "well-" + number;
        for (Application asking : List.of(one, two)) {
          int depth = asking.supervisor().child(Well.class, child).call(Well::depth);
          assertThat(depth).isEqualTo(7);
        }
      }
      assertThat(MADE)
          .hasSize(2)
          .allSatisfy(manager -> assertThat(ours(manager)).hasSize(1));
    }
    assertThat(MADE)
        .extracting(EmbeddedCacheManager::getStatus)
        .containsExactly(ComponentStatus.RUNNING, ComponentStatus.TERMINATED);
    assertThat(ours(MADE.get(0))).isEmpty();
  }

  @Test
  void a_producer_that_gives_nothing_leaves_the_node_to_itself() {
    try (Application one = start("one", Nothing.class)) {
      await().atMost(SOON).until(() -> one.supervisor().localChildren().size() == 8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Proxied, SUPV00118, ApplicationScoped",
    "Twice, SUPV00117, @DataGrid",
    "Odd, SUPV00210, java.lang.Integer",
    "Local, SUPV00211, @DataGrid",
  })
  void what_can_not_be_used_is_named(String producer, String id, String part) throws Exception {
    Class<?> bean = Class.forName(DataGridTest.class.getName() + "$" + producer);
    Throwable failure = catchThrowable(() -> start("one", bean).close());
    assertThat(failure).isNotNull();
    assertThat(Stream.iterate(failure, error -> error != null, Throwable::getCause)
            .map(Throwable::getMessage)
            .collect(Collectors.joining("\n")))
        .contains(id, part);
  }

  private static Application start(String node, Class<?> producer) {
    return Application.start(
        PORT,
        Map.of("supervised.node.name", node, "supervised.transport.port-range", "4"),
        Well.class,
        producer);
  }

  private static List<String> ours(EmbeddedCacheManager manager) {
    return manager.getCacheConfigurationNames().stream()
        .filter(name -> name.startsWith("supervised"))
        .toList();
  }

  private static EmbeddedCacheManager clustered() {
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    String stack = STACK.formatted(GRID + MADE.size());
    global.transport().clusterName("acme").addProperty(JGroupsTransport.CONFIGURATION_XML, stack);
    return made(global);
  }

  private static EmbeddedCacheManager made(GlobalConfigurationBuilder global) {
    global.jmx().disable();
    EmbeddedCacheManager manager = new DefaultCacheManager(global.build(), false);
    MADE.add(manager);
    return manager;
  }

  @Supervised(instances = 8)
  public static class Well {

    int depth() {
      return 7;
    }
  }

  @Dependent
  public static class Kept {

    @Produces
    @DataGrid
    @Singleton
    EmbeddedCacheManager manager() {
      return clustered();
    }
  }

  @Dependent
  public static class Disposed {

    @Produces
    @DataGrid
    EmbeddedCacheManager manager() {
      return clustered();
    }

    void close(@Disposes @DataGrid EmbeddedCacheManager manager) {
      assertThat(ours(manager)).isEmpty();
      manager.stop();
    }
  }

  @Dependent
  public static class Nothing {

    @Produces
    @DataGrid
    @Nullable
    EmbeddedCacheManager manager() {
      return null;
    }
  }

  @Dependent
  public static class Proxied {

    @Produces
    @DataGrid
    @ApplicationScoped
    EmbeddedCacheManager manager() {
      return clustered();
    }
  }

  @Dependent
  public static class Twice {

    @Produces
    @DataGrid
    EmbeddedCacheManager one() {
      return clustered();
    }

    @Produces
    @DataGrid
    EmbeddedCacheManager another() {
      return clustered();
    }
  }

  @Dependent
  public static class Odd {

    @Produces
    @DataGrid
    Integer number() {
      return 5;
    }
  }

  @Dependent
  public static class Local {

    @Produces
    @DataGrid
    EmbeddedCacheManager manager() {
      return made(new GlobalConfigurationBuilder().nonClusteredDefault());
    }
  }
}
