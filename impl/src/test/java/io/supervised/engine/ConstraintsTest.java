package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
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
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Children that may not run anywhere, on real nodes in one JVM. */
@ResourceLock(LogBook.LOCK)
class ConstraintsTest {

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
    await()
        .atMost(SOON)
        .until(() -> TestNodes.areAtRest(List.of(a, b), List.of("desk", "lamp", "shade")));
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
  void who_waits_for_a_node_that_is_no_member_is_told_of() {
    ClusterSupervisor a = start("a");
    LogBook log = new LogBook();
    try {
      a.startChild(desk("lost").onlyOn("typo").build());
      a.startChild(desk("too").onlyOn("typo").build());
      a.startChild(desk("well").onlyOn("a").build());
      assertThat(log.with("SUPV00051"))
          .filteredOn(line -> line.contains("'typo'")) // others may wait for other nodes meanwhile
          .singleElement(as(STRING))
          .contains("WARN", "'lost'", "'typo'", "[a]");
    } finally {
      log.close();
    }
    assertThat(a.explain("lost").why()).contains("waits for node 'typo', which is not a member");
    assertThat(a.explain("well").why()).doesNotContain("waits");
  }

  @Test
  void a_child_of_a_node_that_has_been_a_member_is_waited_for() {
    SupervisedBean guard =
        new SupervisedBean("guard", Guard.class, 1, true, true, InstanceFactory.of(Guard::new));
    ClusterSupervisor a = nodes.start("a", guard);
    ClusterSupervisor b = nodes.start("b", guard);
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    b.close();
    await().atMost(SOON).until(() -> a.nodes().size() == 1);
    Child<Guard> child = a.child(Guard.class, "guard@b");
    assertThatThrownBy(() -> child.within(Duration.ofMillis(300)).call(Guard::post))
        .isInstanceOf(NotExecutedException.class)
        .isNotInstanceOf(NoSuchChildException.class);
    CompletionStage<String> later = child.within(SOON).callAsync(Guard::post);
    nodes.start("b", guard);
    assertThat(later.toCompletableFuture().join()).isEqualTo("here");
  }

  @Test
  void a_child_is_not_near_to_one_whose_place_is_not_settled() {
    ClusterSupervisor a = start("a");
    assertThatThrownBy(() -> a.startChild(desk("lamp").nearTo("desk").build()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00052")
        .hasMessageContaining("'desk'");
    assertThat(a.find("lamp")).isEmpty();
    List<StartResult> results = a.startChildren(List.of(
        desk("shade").nearTo("lamp").build(),
        desk("round").nearTo("trip").build(),
        desk("trip").nearTo("round").build(),
        desk("lamp").nearTo("desk").build(),
        desk("desk").onNode("a").build()));
    assertThat(results)
        .extracting(result -> result.getClass().getSimpleName())
        .containsExactly("Started", "Rejected", "Rejected", "Started", "Started");
    a.terminateChild("desk");
    a.startChild(desk("chair").nearTo("desk").build());
    assertThat(a.explain("chair").segment()).isEqualTo(a.explain("desk").segment());
  }

  @Test
  void a_child_near_to_another_runs_nowhere_while_that_one_may_not() {
    ClusterSupervisor a = start("a");
    a.startChild(desk("fast").withLabel("gpu").build());
    a.startChild(desk("near").nearTo("fast").build());
    a.startChild(desk("nearer").nearTo("near").build());
    assertThat(a.explain("nearer").candidates()).isEmpty();
    assertThat(a.explain("nearer").why())
        .contains("on the node of child 'near'", "on nodes with 'gpu'", "no member may run it");
    ClusterSupervisor b = start("b", "gpu");
    runsOn(a, "nearer", "b");
    runsOn(a, "near", "b");
    assertThat(a.explain("near").candidates()).extracting(ClusterNode::name).containsExactly("b");
    assertThat(a.specOf("near")).contains(desk("near").nearTo("fast").build());
    assertThat(Desk.LAST.get("near")).isNotNull();
    a.startChild(desk("near").nearTo("fast").build());
    b.die();
    await().atMost(SOON).until(() -> a.nodes().size() == 1);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(List.of("fast", "near", "nearer"))
            .allSatisfy(name ->
                assertThat(a.find(name)).map(ChildInfo::state).contains(ChildState.MOVING)));
    assertThat(a.localChildren()).isEmpty();
  }

  @Test
  void who_wants_a_child_elsewhere_is_told_where_it_may_run() {
    ClusterSupervisor a = start("a");
    a.startChild(desk("settled").onNode("b").build());
    for (ChildSpec<Desk> other :
        List.of(desk("settled").onlyOn("elsewhere").build(), desk("settled").build())) {
      assertThatThrownBy(() -> a.startChild(other))
          .isInstanceOf(ChildConflictException.class)
          .hasMessageContaining("on node 'b'");
    }
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
