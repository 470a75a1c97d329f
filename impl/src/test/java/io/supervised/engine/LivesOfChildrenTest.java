package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.Explanation.Move;
import io.supervised.Restart;
import io.supervised.StartResult.Started;
import io.supervised.engine.cluster.ClusterOptions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of started children that end by themselves, and while nodes come and go; on real nodes in one JVM. */
class LivesOfChildrenTest {

  private final TestNodes nodes = new TestNodes("lives-test", 18920);

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(name, Desk.BEAN, Errand.BEAN);
  }

  private static ChildSpec.Builder<Errand> errand(String name, String end, int times) {
    return ChildSpec.of(Errand.class).named(name).argument(end).argument(times);
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  private static void runsOn(ClusterSupervisor asked, String child, String node) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(asked.whereIs(child)).map(ClusterNode::name).contains(node));
  }

  @Test
  void a_transient_child_is_over_when_it_has_done_its_work_and_starts_again_when_it_fails() {
    ClusterSupervisor a = start("a");
    a.startChild(errand("done", Errand.RETURNS, 1).restart(Restart.TRANSIENT).build());
    a.startChild(errand("failed", Errand.FAILS, 1).restart(Restart.TRANSIENT).build());
    await().atMost(SOON).until(() -> a.find("done").isEmpty());
    await().atMost(SOON).until(() -> Errand.begun("failed") == 2);
    runsOn(a, "failed", "a");
    assertThat(Errand.begun("done")).isEqualTo(1);
    assertThat(a.terminateChild("done")).isFalse();
  }

  @Test
  void a_temporary_child_is_over_when_it_fails_or_its_node_dies() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    a.startChild(errand("brief", Errand.FAILS, 1).restart(Restart.TEMPORARY).build());
    await().atMost(SOON).until(() -> a.find("brief").isEmpty());
    assertThat(Errand.begun("brief")).isEqualTo(1);
    a.startChild(errand("fragile", Errand.FAILS, 0)
        .restart(Restart.TEMPORARY)
        .onNode("b")
        .build());
    a.startChild(errand("sturdy", Errand.FAILS, 0).onNode("b").build());
    runsOn(a, "fragile", "b");
    runsOn(a, "sturdy", "b");
    int begun = Errand.begun("fragile");
    b.die();
    runsOn(a, "sturdy", "a");
    await().atMost(SOON).until(() -> a.find("fragile").isEmpty());
    assertThat(Errand.begun("fragile")).isEqualTo(begun);
  }

  @Test
  void what_is_told_of_a_child_is_what_the_child_knows_itself() {
    Instant before = Instant.now().minusSeconds(1);
    ClusterSupervisor a = start("a");
    Child<Errand> child = a.startChild(errand("told-of", Errand.FAILS, 0).build());
    runsOn(a, "told-of", "a");
    String token = child.call(Errand::token);
    ChildInfo info = a.find("told-of").orElseThrow();
    assertThat(info.token()).hasToString(token);
    assertThat(info.since()).isBetween(before, Instant.now().plusSeconds(1));
  }

  @Test
  void how_often_a_child_was_started_again_is_known_also_after_a_move() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    a.startChild(errand("moved", Errand.FAILS, 2).onNode("b").build());
    await().atMost(SOON).until(() -> Errand.begun("moved") >= 3); // it may begin on a
    runsOn(a, "moved", "b");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(a.find("moved")).map(ChildInfo::restarts).contains(2L));
    b.close();
    runsOn(a, "moved", "a");
    assertThat(a.find("moved")).map(ChildInfo::restarts).contains(2L);
  }

  @Test
  void a_newcomer_knows_all_that_was_started_and_ended_before_it_came() {
    ClusterSupervisor a = start("a");
    List<ChildSpec<Desk>> specs =
        IntStream.range(0, 40).mapToObj(number -> desk("desk-" + number)).toList();
    assertThat(a.startChildren(specs)).allMatch(Started.class::isInstance);
    for (int number = 0; number < 40; number += 2) {
      a.terminateChild("desk-" + number);
    }
    ClusterSupervisor b = start("b");
    assertThat(b.children()).hasSize(20);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(b.children())
            .hasSize(20)
            .allMatch(child -> child.state() == ChildState.ACTIVE)
            .anyMatch(child -> child.node().name().equals("b")));
    a.close();
    await().atMost(SOON).until(() -> b.localChildren().size() == 20);
    assertThat(b.localChildren()).contains("desk-1").doesNotContain("desk-0");
  }

  @Test
  void moves_are_explained_the_last_eight_of_them() {
    ClusterSupervisor a = start("a");
    a.startChild(
        ChildSpec.of(Desk.class).named("desk").argument("EUR").onNode("b").build());
    runsOn(a, "desk", "a");
    for (int times = 0; times < 5; times++) {
      ClusterSupervisor b = start("b");
      runsOn(a, "desk", "b");
      b.close();
      runsOn(a, "desk", "a");
    }
    Explanation explanation = a.explain("desk");
    assertThat(explanation.moves()).hasSize(8).extracting(Move::at).isSorted();
    assertThat(explanation.moves())
        .extracting(move -> move.to().map(ClusterNode::name).orElse("-"))
        .contains("b")
        .endsWith("a");
  }

  @Test
  void who_is_not_eligible_joins_and_gets_nothing() {
    PlacementOptions onlyOnA = new PlacementOptions(Set.of(), Set.of("a"));
    ClusterSupervisor a = nodes.start("a", onlyOnA, Desk.BEAN);
    List<ChildSpec<Desk>> specs =
        IntStream.range(0, 20).mapToObj(number -> desk("desk-" + number)).toList();
    a.startChildren(specs);
    await().atMost(SOON).until(() -> a.localChildren().size() == 20);
    List<String> tokens = tokens(a);
    ClusterSupervisor b = nodes.start("b", onlyOnA, Desk.BEAN);
    b.startChild(desk("desk-20"));
    await().atMost(SOON).until(() -> a.localChildren().size() == 21);
    assertThat(b.localChildren()).isEmpty();
    assertThat(tokens(a)).containsAll(tokens);
  }

  private static List<String> tokens(ClusterSupervisor node) {
    return node.children().stream()
        .map(child -> child.name() + " " + child.token())
        .toList();
  }

  @Test
  void pins_outlive_the_death_and_return_of_their_node_and_the_death_of_another() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    ClusterSupervisor c = start("c");
    await().atMost(SOON).until(() -> a.nodes().size() == 3);
    a.startChild(errand("prefers", Errand.FAILS, 0).onNode("b").build());
    a.startChild(errand("insists", Errand.FAILS, 0).onlyOn("b").build());
    runsOn(a, "prefers", "b");
    runsOn(a, "insists", "b");
    b.die();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.whereIs("prefers"))
            .map(ClusterNode::name)
            .hasValueSatisfying(name -> assertThat(name).isIn("a", "c")));
    assertThat(a.find("insists")).map(ChildInfo::state).contains(ChildState.MOVING);
    start("b");
    runsOn(a, "prefers", "b");
    runsOn(a, "insists", "b");
    List<String> tokens = tokens(a);
    c.die();
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    runsOn(a, "prefers", "b");
    runsOn(a, "insists", "b");
    assertThat(tokens(a)).isEqualTo(tokens);
  }

  @Test
  void with_a_distributed_registry_started_children_are_found_called_and_ended_everywhere() {
    ClusterOptions usual = nodes.options();
    ClusterOptions distributed =
        new ClusterOptions(usual.name(), usual.discovery(), 64, true, usual.startTimeout());
    List<ClusterSupervisor> all = List.of("a", "b", "c").stream()
        .map(name -> nodes.start(name, distributed, SupervisorListener.NONE, Desk.BEAN))
        .toList();
    await().atMost(SOON).until(() -> all.stream().allMatch(node -> node.nodes().size() == 3));
    List<ChildSpec<Desk>> specs =
        IntStream.range(0, 30).mapToObj(number -> desk("desk-" + number)).toList();
    assertThat(all.get(0).startChildren(specs)).allMatch(Started.class::isInstance);
    all.get(1).terminateChild("desk-7");
    for (ClusterSupervisor node : all) {
      for (int number : new int[] {0, 8, 29}) {
        String name = node.child(Desk.class, "desk-" + number).call(Desk::name);
        assertThat(name).isEqualTo("desk-" + number);
      }
      assertThat(node.countChildren()).isEqualTo(29);
      assertThat(node.specOf("desk-0")).contains(desk("desk-0"));
      assertThat(node.find("desk-7")).isEmpty();
    }
    all.get(2).die();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(all.get(0).children())
            .hasSize(29)
            .allMatch(child -> child.state() == ChildState.ACTIVE)
            .noneMatch(child -> child.node().name().equals("c")));
  }
}
