package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildConflictException;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.StartResult;
import io.supervised.Supervisor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children that may not run anywhere, on real nodes in one JVM. */
class ConstraintsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestNodes nodes = new TestNodes("constraints-test", 18020);

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name, Set<String> eligible, String... labels) {
    return nodes.start(name, new PlacementOptions(Set.of(labels), eligible), Desk.BEAN);
  }

  private ClusterSupervisor start(String name, String... labels) {
    return start(name, Set.of(), labels);
  }

  private static ChildSpec.Builder<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR");
  }

  private static void runsOn(Supervisor asked, String child, String node) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(asked.whereIs(child)).map(ClusterNode::name).contains(node));
  }

  @Test
  void a_preferred_node_runs_the_child_as_long_as_it_is_there() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    for (int number = 0; number < 10; number++) {
      a.startChild(desk("desk-" + number).onNode("b").build());
      runsOn(a, "desk-" + number, "b");
    }
    assertThat(a.nodeFor("desk-3")).map(ClusterNode::name).contains("b");
    assertThat(b.isMine("desk-3")).isTrue();
    Explanation explanation = a.explain("desk-3");
    assertThat(explanation.holder()).map(ClusterNode::name).contains("b");
    assertThat(explanation.candidates()).extracting(ClusterNode::name).containsExactly("b", "a");
    assertThat(explanation.why()).contains("on node 'b' if it is there");
    b.close();
    runsOn(a, "desk-3", "a");
    ClusterSupervisor again = start("b");
    runsOn(a, "desk-3", "b");
    runsOn(again, "desk-3", "b");
    String name = a.child(Desk.class, "desk-3").call(Desk::name);
    assertThat(name).isEqualTo("desk-3");
  }

  @Test
  void a_child_of_one_node_only_waits_for_it() {
    ClusterSupervisor a = start("a");
    Child<Desk> child = a.startChild(desk("desk").onlyOn("b").build());
    assertThatThrownBy(() -> child.within(Duration.ofMillis(300)).call(Desk::name))
        .isInstanceOf(NotExecutedException.class);
    assertThat(a.localChildren()).isEmpty();
    assertThat(a.find("desk")).map(ChildInfo::state).contains(ChildState.MOVING);
    assertThat(a.explain("desk").candidates()).isEmpty();
    assertThat(a.explain("desk").why()).contains("only on node 'b'", "no member may run it");
    ClusterSupervisor b = start("b");
    runsOn(a, "desk", "b");
    String name = child.call(Desk::name);
    assertThat(name).isEqualTo("desk");
    b.die();
    await().atMost(SOON).until(() -> a.nodes().size() == 1);
    assertThat(a.find("desk")).map(ChildInfo::state).contains(ChildState.MOVING);
    assertThat(a.terminateChild("desk")).isTrue();
  }

  @Test
  void labels_say_which_nodes_may_run_a_child() {
    ClusterSupervisor a = start("a");
    start("b", "gpu");
    ClusterSupervisor c = start("c", "gpu", "ssd");
    await().atMost(SOON).until(() -> a.nodes().size() == 3);
    List<ChildSpec<?>> specs = new ArrayList<>();
    IntStream.range(0, 20)
        .forEach(number -> specs.add(desk("desk-" + number).withLabel("gpu").build()));
    specs.add(desk("fast").withLabel("gpu").withLabel("ssd").build());
    assertThat(a.startChildren(specs)).allMatch(StartResult.Started.class::isInstance);
    runsOn(a, "fast", "c");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.children())
            .filteredOn(child -> child.state() == ChildState.ACTIVE)
            .hasSize(21)
            .extracting(child -> child.node().name())
            .containsOnly("b", "c"));
    c.die();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.children())
            .filteredOn(child -> child.state() == ChildState.ACTIVE)
            .hasSize(20)
            .extracting(child -> child.node().name())
            .containsOnly("b"));
    assertThat(a.find("fast")).map(ChildInfo::state).contains(ChildState.MOVING);
    start("d", "gpu", "ssd");
    runsOn(a, "fast", "d");
  }

  @Test
  void a_child_near_to_another_runs_where_that_one_does_also_after_a_move() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
    a.startChild(desk("desk").build());
    a.startChild(desk("pinned").onNode("b").build());
    b.startChild(desk("lamp").nearTo("desk").build());
    b.startChild(desk("shade").nearTo("lamp").build());
    b.startChild(desk("chair").nearTo("pinned").build());
    runsOn(a, "chair", "b");
    for (ClusterSupervisor leaving : List.of(a)) {
      String there = leaving.nodeFor("desk").orElseThrow().name();
      runsOn(leaving, "lamp", there);
      runsOn(leaving, "shade", there);
      leaving.close();
    }
    runsOn(b, "desk", "b");
    runsOn(b, "lamp", "b");
    runsOn(b, "shade", "b");
    assertThatThrownBy(() -> b.startChild(desk("alone").nearTo("alone").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00041");
  }

  @Test
  void nodes_that_are_not_eligible_run_no_children_and_call_them() {
    Set<String> eligible = Set.of("b", "worker");
    ClusterSupervisor a = start("a", eligible);
    ClusterSupervisor b = start("b", eligible);
    start("c", eligible, "worker");
    await().atMost(SOON).until(() -> a.nodes().size() == 3 && b.nodes().size() == 3);
    List<ChildSpec<?>> specs = new ArrayList<>();
    IntStream.range(0, 30).forEach(number -> specs.add(desk("desk-" + number).build()));
    assertThat(a.startChildren(specs)).allMatch(StartResult.Started.class::isInstance);
    for (ChildSpec<?> spec : specs) {
      String name = a.child(Desk.class, spec.name()).call(Desk::name);
      assertThat(name).isEqualTo(spec.name());
    }
    assertThat(a.localChildren()).isEmpty();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.children())
            .extracting(child -> child.node().name())
            .contains("b", "c")
            .doesNotContain("a"));
  }

  @Test
  void a_placed_child_is_ended_and_begun_again_from_any_node() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
    ClusterSupervisor c = start("c");
    a.startChild(desk("desk").onNode("b").build());
    runsOn(c, "desk", "b");
    c.restartChild("desk");
    String name = c.child(Desk.class, "desk").call(Desk::name);
    assertThat(name).isEqualTo("desk");
    assertThat(c.terminateChild("desk")).isTrue();
    assertThat(a.terminateChild("desk")).isFalse();
    assertThatThrownBy(() -> a.child(Desk.class, "desk").call(Desk::name))
        .isInstanceOf(NoSuchChildException.class);
    a.startChild(desk("desk").onNode("b").build());
    runsOn(c, "desk", "b");
  }

  @Test
  void a_name_keeps_the_place_of_its_first_start() {
    ClusterSupervisor a = start("a");
    a.startChild(desk("pinned").onNode("a").build());
    a.startChild(desk("free").build());
    a.terminateChild("pinned");
    a.terminateChild("free");
    for (ChildSpec<Desk> other : List.of(
        desk("pinned").build(),
        desk("pinned").onlyOn("a").build(),
        desk("free").onNode("a").build())) {
      assertThatThrownBy(() -> a.startChild(other))
          .isInstanceOf(ChildConflictException.class)
          .hasMessageContaining("SUPV00039");
    }
    assertThat(a.specOf("pinned")).isEmpty();
    a.startChild(desk("pinned").onNode("a").build());
    runsOn(a, "pinned", "a");
    assertThat(a.specOf("pinned")).contains(desk("pinned").onNode("a").build());
  }
}
