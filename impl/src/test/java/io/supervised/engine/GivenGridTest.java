package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.StartupException;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.infinispan.lifecycle.ComponentStatus;
import org.infinispan.manager.EmbeddedCacheManager;
import org.jgroups.fork.ForkChannel;
import org.jgroups.protocols.FRAG2;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nodes that keep their data in cache managers of an application, and leave them as they were. */
class GivenGridTest {

  private static final int PORT = 18_321; // 18320 is where nodes of LedgerProcess start in turn
  private static final SupervisedBean NAMED = SupervisedBean.of(
          "named",
          Named.class,
          self -> InstanceFactory.of(() -> new Named(self)).create(self))
      .times(12);

  private final TestNodes nodes = new TestNodes("given-test", 18_325);
  private final List<AcmeGrid> grids = new ArrayList<>(AcmeGrid.together(PORT, 2));

  @AfterEach
  void stop_all() {
    nodes.close();
    grids.forEach(AcmeGrid::close);
  }

  private ClusterSupervisor start(String name, ClusterOptions options) {
    return nodes.start(name, options, SupervisorListener.NONE, NAMED);
  }

  private ClusterSupervisor start(String name, AcmeGrid grid) {
    return start(name, grid.under(nodes.options()));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void children_run_are_called_and_move_and_the_application_keeps_its_data(boolean distributed) {
    ClusterOptions usual = nodes.options();
    ClusterOptions options = new ClusterOptions(
        usual.name(), usual.discovery(), usual.segments(), distributed, usual.startTimeout());
    grids.get(0).stock().put("nails", "many");
    ClusterSupervisor a = start("a", grids.get(0).under(options));
    ClusterSupervisor b = start("b", grids.get(1).under(options));
    allIsWell(12, a, b);
    b.startChild(ChildSpec.of(Named.class).named("later").build());
    allIsWell(13, a, b);
    a.close();
    allIsWell(13, b);
    grids.get(1).stock().put("screws", "few");
    assertThat(grids).allSatisfy(grid -> {
      assertThat(grid.manager().getStatus()).isEqualTo(ComponentStatus.RUNNING);
      assertThat(grid.stock()).containsEntry("nails", "many").containsEntry("screws", "few");
    });
    assertThat(ours(0)).isEmpty();
    assertThat(ours(1)).containsExactly("supervised.children.given-test");
  }

  @Test
  void a_node_that_has_ended_or_died_begins_new_lives_over_the_same_manager() {
    ClusterSupervisor a = start("a", grids.get(0));
    ClusterSupervisor b = start("b", grids.get(1));
    allIsWell(12, a, b);
    for (int life = 0; life < 2; life++) {
      b.close();
      allIsWell(12, a);
      b.start();
      allIsWell(12, a, b);
      a.die();
      allIsWell(12, b);
      a.start();
      allIsWell(12, a, b);
    }
  }

  @Test
  void the_last_node_leaves_nothing_behind_and_the_next_first_one_begins_anew() {
    ClusterSupervisor a = start("a", grids.get(0));
    a.startChild(ChildSpec.of(Named.class).named("later").build());
    a.close();
    assertThat(ours(0)).isEmpty();
    a.start();
    allIsWell(12, a);
  }

  @Test
  void two_clusters_over_one_manager_do_not_meet() {
    ClusterOptions options = nodes.options();
    ClusterOptions other = new ClusterOptions(
        "other", options.discovery(), options.segments(), false, options.startTimeout());
    ClusterSupervisor a = start("a", grids.get(0));
    ClusterSupervisor b = start("b", grids.get(0).under(other));
    allIsWell(12, a);
    allIsWell(12, b);
    a.close();
    b.startChild(ChildSpec.of(Named.class).named("later").build());
    allIsWell(13, b);
  }

  @Test
  void two_nodes_of_a_cluster_can_not_have_one_manager() {
    ClusterSupervisor a = start("a", grids.get(0));
    refused("b", grids.get(0).under(nodes.options()), "SUPV00213", "given-test");
    allIsWell(12, a);
  }

  @Test
  void a_node_with_a_grid_of_its_own_is_refused_by_one_that_was_given_a_grid() {
    ClusterSupervisor a = start("a", grids.get(0));
    refused(
        "b",
        nodes.options(),
        "SUPV00020",
        "replicated here and replicated in the @DataGrid of cluster 'acme' there");
    allIsWell(12, a);
  }

  @Test
  void a_node_that_was_given_a_grid_is_refused_by_one_with_a_grid_of_its_own() {
    ClusterSupervisor a = start("a", nodes.options());
    refused(
        "b",
        grids.get(0).under(nodes.options()),
        "SUPV00020",
        "replicated in the @DataGrid of cluster 'acme' here and replicated there");
    allIsWell(12, a);
    assertThat(ours(0)).isEmpty();
  }

  @Test
  void grids_of_other_names_are_refused() {
    ClusterSupervisor a = start("a", grids.get(0));
    AcmeGrid other = new AcmeGrid("emca", PORT + 2, List.of(PORT + 2));
    grids.add(other);
    refused("b", other.under(nodes.options()), "SUPV00020", "'emca' here", "'acme' there");
    allIsWell(12, a);
  }

  @Test
  void grids_that_do_not_find_each_other_are_reported() {
    ClusterSupervisor a = start("a", grids.get(0));
    AcmeGrid lone = new AcmeGrid("acme", PORT + 2, List.of(PORT + 2));
    grids.add(lone);
    ClusterOptions options = nodes.options();
    ClusterOptions hasty = new ClusterOptions(
        options.name(), options.discovery(), options.segments(), false, Duration.ofSeconds(12));
    refused("b", lone.under(hasty), "SUPV00214", "has not met that of [a] within PT12S");
    allIsWell(12, a);
  }

  @Test
  void what_is_no_cache_manager_is_named() {
    refused(
        "a",
        nodes.options().over(() -> "a string"),
        "SUPV00210",
        "gives a java.lang.String",
        "EmbeddedCacheManager");
  }

  @Test
  void a_local_manager_is_named() {
    AcmeGrid local = AcmeGrid.local();
    grids.add(local);
    refused("a", local.under(nodes.options()), "SUPV00211", "'acme-local'");
  }

  @Test
  void a_manager_that_has_ended_is_named() {
    grids.get(0).stock();
    grids.get(0).close();
    refused("a", grids.get(0).under(nodes.options()), "SUPV00215", "'acme-18321'", "TERMINATED");
  }

  @Test
  void a_manager_on_a_fork_of_a_channel_is_named() throws Exception {
    try (AcmeGrid forked = AcmeGrid.forked(PORT + 3)) {
      refused("a", forked.under(nodes.options()), "SUPV00212", "a fork of channel");
    }
  }

  @Test
  void a_way_for_calls_that_is_taken_is_reported_and_nothing_is_left_open() throws Exception {
    grids.get(0).stock();
    try (ForkChannel squatter = new ForkChannel(
        grids.get(0).channel(),
        "supervised.children.given-test",
        "calls",
        true,
        ProtocolStack.Position.ABOVE,
        FRAG2.class)) {
      squatter.connect("acme");
      refused("a", grids.get(0).under(nodes.options()), "SUPV00207", "already present");
    }
    allIsWell(12, start("a", grids.get(0)));
  }

  @Test
  void a_manager_that_the_application_stops_first_does_no_harm() {
    ClusterSupervisor a = start("a", grids.get(0));
    allIsWell(12, a);
    grids.get(0).close();
    a.close();
    assertThat(a.localChildren()).isEmpty();
  }

  private void refused(String name, ClusterOptions options, String... parts) {
    assertThatThrownBy(() -> start(name, options))
        .isInstanceOf(StartupException.class)
        .message()
        .contains(parts);
  }

  /** What of ours is in the manager of that number. */
  private List<String> ours(int number) {
    EmbeddedCacheManager manager = grids.get(number).manager();
    return manager.getCacheConfigurationNames().stream()
        .filter(name -> name.startsWith("supervised"))
        .toList();
  }

  /** All children run and are called from each node. */
  private static void allIsWell(int children, ClusterSupervisor... members) {
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(members).allSatisfy(member -> {
        assertThat(member.nodes()).hasSize(members.length);
        assertThat(member.children()).hasSize(children);
        assertThat(member.localChildren()).isNotEmpty();
      });
      assertThat(Stream.of(members)
              .mapToInt(member -> member.localChildren().size())
              .sum())
          .isEqualTo(children);
    });
    assertThat(members)
        .allSatisfy(member -> assertThat(member.children())
            .extracting(ChildInfo::name)
            .allSatisfy(name -> {
              String answer = member.child(Named.class, name).call(Named::name);
              assertThat(answer).isEqualTo(name);
            }));
  }

  static class Named {

    private final ChildContext self;

    Named(ChildContext self) {
      this.self = self;
    }

    String name() {
      return self.name();
    }
  }
}
