package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.PlannedMove;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nodes that give away what they run, and get it back; on real nodes in one JVM. */
class DrainTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration NONE = Duration.ZERO;
  private static final int DESKS = 60;
  private static final List<String> NAMES =
      IntStream.range(0, DESKS).mapToObj(number -> "desk-" + number).toList();
  private static final SupervisedBean GUARD =
      new SupervisedBean("guard", Guard.class, 1, true, true, InstanceFactory.of(Guard::new));

  private static final Duration LESS_THAN_A_DRAIN =
      RebalanceOptions.defaults().drainTimeout().minusSeconds(5);

  private final TestNodes nodes = new TestNodes("drain-test", 19700);

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return start(name, RebalanceOptions.defaults());
  }

  private ClusterSupervisor start(String name, RebalanceOptions rebalance) {
    return nodes.start(name, rebalance, Desk.BEAN, GUARD);
  }

  /** One move after the other, each some time after the one before. */
  private static RebalanceOptions slow(Duration pause) {
    return new RebalanceOptions(1, pause, NONE, NONE);
  }

  private static void startDesks(ClusterSupervisor node) {
    node.startChildren(NAMES.stream()
        .map(name -> ChildSpec.of(Desk.class).named(name).argument("EUR").build())
        .toList());
  }

  private static Set<String> desks(ClusterSupervisor node) {
    return node.localChildren().stream()
        .filter(name -> !name.startsWith("guard"))
        .collect(Collectors.toSet());
  }

  private static void areAtRest(ClusterSupervisor... members) {
    await().atMost(SOON).untilAsserted(() -> {
      for (ClusterSupervisor member : members) {
        assertThat(member.nodes()).hasSize(members.length);
        assertThat(member.planRebalance()).isEmpty();
      }
      assertThat(List.of(members).stream().mapToInt(each -> desks(each).size()).sum())
          .isEqualTo(DESKS);
    });
  }

  private static void isDone(CompletionStage<Void> stage) {
    await().atMost(SOON).until(stage.toCompletableFuture()::isDone);
  }

  private static void isDrained(CompletionStage<Void> stage) {
    isDone(stage);
    stage.toCompletableFuture().join();
  }

  private static void allAnswer(ClusterSupervisor asked) {
    NAMES.forEach(
        name -> assertThat(asked.child(Desk.class, name).call(Desk::name)).isEqualTo(name));
  }

  private static Map<String, Object> tokens(ClusterSupervisor asked) {
    return asked.children().stream().collect(Collectors.toMap(ChildInfo::name, ChildInfo::token));
  }

  @Test
  void
      a_drained_node_stays_a_member_that_calls_children_elsewhere_until_it_takes_its_share_again() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    startDesks(a);
    areAtRest(a, b);
    assertThat(desks(a)).isNotEmpty();
    CompletionStage<Void> drained = a.drain();
    CompletionStage<Void> again = a.drain();
    isDrained(drained);
    isDrained(again);
    isDrained(a.drain());
    assertThat(a.localChildren()).containsExactly("guard@a");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(desks(b)).hasSize(DESKS)); // the last may still start
    assertThat(b.nodes()).hasSize(2);
    allAnswer(a);
    assertThat(a.explain("desk-0").candidates()).first().isEqualTo(b.localNode());
    a.resume();
    await().atMost(SOON).until(() -> !desks(a).isEmpty());
    areAtRest(a, b);
  }

  @Test
  void the_last_node_can_not_be_drained_and_goes_on() {
    ClusterSupervisor a = start("a");
    startDesks(a);
    await().atMost(SOON).until(() -> desks(a).size() == DESKS);
    Map<String, Object> tokens = tokens(a);
    assertThatThrownBy(() -> a.drain().toCompletableFuture().join())
        .hasCauseInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00047");
    allAnswer(a);
    assertThat(tokens(a)).isEqualTo(tokens);
    start("b");
    await().atMost(SOON).until(() -> desks(a).size() < DESKS);
    assertThat(desks(a)).isNotEmpty();
  }

  @Test
  void
      a_node_that_was_drained_takes_nothing_from_those_that_die_and_from_new_leaders_while_others_can() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    ClusterSupervisor c = start("c");
    startDesks(a);
    areAtRest(a, b, c);
    isDrained(c.drain());
    a.die(); // the oldest leads
    await().atMost(SOON).until(() -> desks(b).size() == DESKS);
    assertThat(desks(c)).isEmpty();
    b.die();
    await().atMost(SOON).until(() -> desks(c).size() == DESKS);
    ClusterSupervisor d = start("d");
    isDrained(c.drain()); // not at once: it is as it was when c was drained first
    assertThat(desks(c)).isEmpty();
    await().atMost(SOON).until(() -> desks(d).size() == DESKS);
  }

  @Test
  void a_node_that_joins_in_the_middle_of_a_drain_takes_part_in_it() {
    RebalanceOptions slow = slow(Duration.ofMillis(50));
    ClusterSupervisor a = start("a", slow);
    ClusterSupervisor b = start("b", slow);
    startDesks(a);
    areAtRest(a, b);
    CompletionStage<Void> drained = a.drain();
    ClusterSupervisor c = start("c", slow);
    isDrained(drained);
    areAtRest(a, b, c);
    assertThat(desks(a)).isEmpty();
    assertThat(desks(b)).isNotEmpty();
    assertThat(desks(c)).isNotEmpty();
  }

  @Test
  void when_all_are_drained_at_once_each_child_runs_somewhere() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    startDesks(a);
    areAtRest(a, b);
    CompletionStage<Void> one = a.drain();
    CompletionStage<Void> other = b.drain();
    isDone(one);
    isDone(other);
    assertThat(one.toCompletableFuture().isCompletedExceptionally()
            || other.toCompletableFuture().isCompletedExceptionally())
        .isTrue();
    areAtRest(a, b);
    allAnswer(a);
  }

  @Test
  void a_drain_that_is_taken_back_ends_and_what_has_moved_comes_back() {
    ClusterSupervisor a = start("a", slow(NEVER));
    ClusterSupervisor b = start("b", slow(NEVER));
    startDesks(b);
    await().atMost(SOON).until(() -> desks(a).size() + desks(b).size() == DESKS);
    ClusterSupervisor full = desks(a).isEmpty() ? b : a;
    CompletionStage<Void> drained = full.drain();
    full.resume();
    isDone(drained);
    assertThatThrownBy(() -> drained.toCompletableFuture().join())
        .hasCauseInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00048");
    allAnswer(a);
  }

  @Test
  void what_no_other_node_may_run_stays_and_goes_on() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    startDesks(a);
    a.startChild(
        ChildSpec.of(Desk.class).named("faithful").argument("EUR").onlyOn("a").build());
    a.startChild(
        ChildSpec.of(Desk.class).named("fond").argument("EUR").onNode("a").build());
    await().atMost(SOON).until(() -> desks(a).containsAll(Set.of("faithful", "fond")));
    Object token = tokens(a).get("faithful");
    isDrained(a.drain());
    assertThat(a.localChildren()).containsExactlyInAnyOrder("faithful", "guard@a");
    assertThat(tokens(a)).containsEntry("faithful", token);
    assertThat(b.child(Desk.class, "fond").call(Desk::name)).isEqualTo("fond");
    a.resume();
    await().atMost(SOON).until(() -> desks(a).contains("fond"));
  }

  @Test
  void a_dry_run_tells_what_moves_when_a_user_wants_it() {
    RebalanceOptions byHand = new RebalanceOptions(8, NONE, NEVER, NONE);
    ClusterSupervisor a = start("a", byHand);
    startDesks(a);
    await().atMost(SOON).until(() -> desks(a).size() == DESKS);
    Map<String, Object> before = tokens(a);
    ClusterSupervisor b = start("b", byHand);
    await().atMost(SOON).until(() -> !b.planRebalance().isEmpty());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.planRebalance()).isEqualTo(b.planRebalance()));
    List<PlannedMove> plan = a.planRebalance();
    assertThat(plan)
        .isNotEmpty()
        .allSatisfy(move -> assertThat(move)
            .isEqualTo(new PlannedMove(
                move.child(),
                a.localNode(),
                b.localNode(),
                "node 'b' has joined and is to have its share")));
    assertThat(desks(b)).isEmpty();
    assertThat(b.rebalance()).isEqualTo(plan);
    areAtRest(a, b);
    Set<String> planned = plan.stream().map(PlannedMove::child).collect(Collectors.toSet());
    assertThat(desks(b)).isEqualTo(planned);
    await().atMost(SOON).until(() -> allActive(a));
    Map<String, Object> after = tokens(a);
    assertThat(NAMES)
        .allMatch(
            name -> Objects.equals(before.get(name), after.get(name)) != planned.contains(name));
  }

  private static boolean allActive(ClusterSupervisor asked) {
    return asked.children().stream().allMatch(child -> child.state() == ChildState.ACTIVE);
  }

  @Test
  void a_join_moves_its_share_and_nothing_else() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    startDesks(a);
    areAtRest(a, b);
    await().atMost(SOON).until(() -> allActive(a));
    Map<String, Object> before = tokens(a);
    ClusterSupervisor c = start("c");
    await().atMost(SOON).until(() -> !desks(c).isEmpty());
    areAtRest(a, b, c);
    await().atMost(SOON).until(() -> allActive(a));
    Map<String, Object> after = tokens(a);
    assertThat(NAMES)
        .allMatch(name ->
            Objects.equals(before.get(name), after.get(name)) != desks(c).contains(name));
  }

  @Test
  void a_node_that_waits_for_nobody_leaves_at_once_and_its_children_go_on_elsewhere() {
    RebalanceOptions endless = slow(NEVER); // so that a drain would not end
    ClusterSupervisor a = start("a", endless);
    startDesks(a);
    ClusterSupervisor b = start("b", endless);
    assertTimeout(LESS_THAN_A_DRAIN, a::close);
    await().atMost(SOON).until(() -> desks(b).size() == DESKS);
    allAnswer(b);
  }

  @Test
  void when_others_do_not_take_over_in_time_the_rest_stops_first() {
    RebalanceOptions endless = new RebalanceOptions(1, NEVER, NONE, Duration.ofMillis(200));
    ClusterSupervisor a = start("a", endless);
    startDesks(a);
    ClusterSupervisor b = start("b", endless);
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    a.close();
    await().atMost(SOON).until(() -> desks(b).size() == DESKS);
  }

  @Test
  void nodes_that_leave_all_at_once_do_not_wait_for_each_other() {
    List<ClusterSupervisor> all = List.of(start("a"), start("b"), start("c"));
    startDesks(all.get(0));
    areAtRest(all.toArray(ClusterSupervisor[]::new));
    Collection<CompletableFuture<Void>> leaving = all.stream()
        .map(node -> CompletableFuture.runAsync(node::close, task -> new Thread(task).start()))
        .toList();
    assertTimeout(LESS_THAN_A_DRAIN, () -> leaving.forEach(CompletableFuture::join));
    assertThat(all).allMatch(node -> node.nodes().isEmpty());
  }

  @Test
  void a_node_that_has_not_started_has_nothing_to_drain_or_to_move() {
    ClusterSupervisor fresh = nodes.make("a", CallOptions.defaults());
    assertThatThrownBy(() -> fresh.drain().toCompletableFuture().join())
        .hasCauseInstanceOf(NotExecutedException.class);
    assertThatThrownBy(fresh::resume).isInstanceOf(IllegalStateException.class);
    assertThat(fresh.planRebalance()).isEmpty();
    assertThat(fresh.rebalance()).isEmpty();
  }

  @Test
  void a_node_that_leaves_hands_over_what_it_runs_before_it_stops_anything() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    startDesks(a);
    areAtRest(a, b);
    ClusterNode leaving = a.localNode();
    a.close();
    await().atMost(SOON).untilAsserted(() -> assertThat(desks(b)).hasSize(DESKS));
    assertThat(b.nodes()).doesNotContain(leaving);
    allAnswer(b);
  }
}
