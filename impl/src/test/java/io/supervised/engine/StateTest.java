package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ByReference;
import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.Durability;
import io.supervised.OutcomeUnknownException;
import io.supervised.Stateful;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The state of children goes with them, from node to node. */
class StateTest {

  private static final int CHILDREN = 40;

  private final TestNodes nodes = new TestNodes("state-test", 19490);
  private final AtomicBoolean refuses = new AtomicBoolean();
  private final AtomicInteger snapshots = new AtomicInteger();

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void it_goes_with_children_that_move_to_nodes_that_come_and_from_nodes_that_leave() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.HANDOFF));
    List<Child<Counter>> children = startAll(a);
    children.forEach(child -> child.run(counter -> counter.add(7)));
    ClusterSupervisor b = nodes.start("b", counters(Durability.HANDOFF));
    await().atMost(SOON).until(() -> TestNodes.areAtRest(List.of(a, b), names()));
    assertThat(b.localChildren()).isNotEmpty();
    children.forEach(child -> child.run(counter -> counter.add(1)));
    assertThat(children)
        .allSatisfy(child -> assertThat(child.call(Counter::value)).isEqualTo(8));
    a.close();
    assertThat(names())
        .allSatisfy(name ->
            assertThat(b.child(Counter.class, name).call(Counter::value)).isEqualTo(8));
  }

  @Test
  void
      what_a_node_that_leaves_hands_over_is_asked_for_while_children_go_on_and_again_at_their_end() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.HANDOFF));
    ClusterSupervisor b = nodes.start("b", counters(Durability.HANDOFF));
    startAll(a);
    await().atMost(SOON).until(() -> TestNodes.areAtRest(List.of(a, b), names()));
    int leaving = a.localChildren().size();
    snapshots.set(0);
    a.close();
    assertThat(snapshots).hasValueGreaterThan(leaving);
  }

  @Test
  void what_was_answered_with_each_call_survives_the_death_of_the_node() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.EACH_CALL));
    ClusterSupervisor b = nodes.start("b", counters(Durability.EACH_CALL));
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    List<Child<Counter>> children = startAll(b);
    await().atMost(SOON).until(() -> TestNodes.areAtRest(List.of(a, b), names()));
    children.forEach(child -> child.run(counter -> counter.add(1)));
    children.forEach(child -> child.run(counter -> counter.add(2)));
    a.die();
    await().atMost(SOON).until(() -> b.nodes().size() == 1); // until then calls may be sent to it
    assertThat(names())
        .allSatisfy(
            name -> assertThat(b.child(Counter.class, name).within(SOON).call(Counter::value))
                .isEqualTo(3));
  }

  @Test
  void a_child_that_is_terminated_leaves_nothing_to_the_next_one_of_its_name() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.EACH_CALL));
    a.startChild(spec("one")).run(counter -> counter.add(5));
    a.terminateChild("one");
    assertThat(a.startChild(spec("one")).call(Counter::value)).isZero();
  }

  @Test
  void
      a_node_that_is_closed_by_an_interrupted_thread_stops_its_children_and_hands_over_their_states() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.HANDOFF));
    ClusterSupervisor b = nodes.start("b", counters(Durability.HANDOFF));
    List<Child<Counter>> children = startAll(b);
    await().atMost(SOON).until(() -> TestNodes.areAtRest(List.of(a, b), names()));
    children.forEach(child -> child.run(counter -> counter.add(7)));
    assertThat(a.localChildren()).isNotEmpty();
    Thread.currentThread().interrupt();
    a.close();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(children)
        .allSatisfy(child -> assertThat(child.call(Counter::value)).isEqualTo(7));
  }

  @Test
  void a_call_that_ends_its_own_child_is_answered_though_there_is_nothing_to_keep() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.EACH_CALL));
    Child<Counter> one = a.startChild(spec("one"));
    boolean ended = one.call(counter -> counter.endBy(a));
    assertThat(ended).isTrue();
    await().atMost(SOON).until(() -> a.find("one").isEmpty());
  }

  @Test
  void a_child_that_is_restarted_goes_on_from_its_state() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.HANDOFF));
    Child<Counter> one = a.startChild(spec("one"));
    one.run(counter -> counter.add(5));
    a.restartChild("one");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(one.call(Counter::lives)).isEqualTo(2));
    assertThat(one.call(Counter::value)).isEqualTo(5);
  }

  @Test
  void a_child_that_can_not_be_restored_is_given_up_and_its_state_is_offered_again() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.EACH_CALL));
    Child<Counter> one = a.startChild(spec("one"));
    one.run(counter -> counter.add(5));
    refuses.set(true);
    a.restartChild("one");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.find("one"))
            .hasValueSatisfying(info -> assertThat(info.state()).isEqualTo(ChildState.GIVEN_UP)));
    assertThat(a.find("one").flatMap(info -> info.reason()))
        .hasValueSatisfying(why -> assertThat(why).contains("not this state"));
    refuses.set(false);
    a.restartChild("one");
    assertThat(one.within(SOON).call(Counter::value)).isEqualTo(5);
  }

  @Test
  void a_node_with_an_older_build_keeps_a_state_that_it_can_not_read_for_one_that_can() {
    ClusterSupervisor newer = nodes.start("newer", counters(Durability.HANDOFF, 2));
    Child<Counter> one = newer.startChild(spec("one"));
    one.run(counter -> counter.add(5));
    ClusterSupervisor older = nodes.start("older", counters(Durability.HANDOFF, 1));
    await().atMost(SOON).until(() -> older.nodes().size() == 2);
    newer.close();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(older.find("one")).hasValueSatisfying(info -> {
          assertThat(info.state()).isEqualTo(ChildState.RESTARTING);
          assertThat(info.reason())
              .hasValueSatisfying(why -> assertThat(why).contains("version 2"));
        }));
    ClusterSupervisor next = nodes.start("next", counters(Durability.HANDOFF, 2));
    await().atMost(SOON).until(() -> next.nodes().size() == 2);
    older.close();
    assertThat(next.child(Counter.class, "one").within(SOON).call(Counter::value))
        .isEqualTo(5);
  }

  @Test
  void a_state_that_can_not_travel_is_no_answer() {
    ClusterSupervisor a = nodes.start("a", counters(Durability.EACH_CALL));
    Child<Counter> one = a.startChild(spec("one"));
    one.run(counter -> counter.add(5));
    assertThatThrownBy(() -> one.run(Counter::spoil))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("SUPV00167")
        .hasMessageContaining("java.lang.Object");
    assertThat(one.within(SOON).call(Counter::value)).isEqualTo(5);
  }

  private SupervisedBean counters(Durability durability) {
    return counters(durability, 0);
  }

  private SupervisedBean counters(Durability durability, int version) {
    return new SupervisedBean(
            "counter",
            Counter.class,
            1,
            false,
            false,
            self ->
                InstanceFactory.of(() -> new Counter(self, refuses, snapshots)).create(self))
        .under(TestNodes.GIVEN_UP_SOME_TIME)
        .keeping(StateRules.of(Counter.class, durability, Duration.ofSeconds(1), version)
            .orElseThrow());
  }

  private List<Child<Counter>> startAll(ClusterSupervisor node) {
    List<Child<Counter>> children = new ArrayList<>();
    names().forEach(name -> children.add(node.startChild(spec(name))));
    return children;
  }

  private static List<String> names() {
    return IntStream.range(0, CHILDREN).mapToObj(number -> "counter-" + number).toList();
  }

  private static ChildSpec<Counter> spec(String name) {
    return ChildSpec.of(Counter.class).named(name).build();
  }

  record Tally(int value, int lives, Object spoilt) {}

  static class Counter implements Stateful<Tally> {

    private final ChildContext self;
    private final AtomicBoolean refuses;
    private final AtomicInteger snapshots;
    private int value;
    private int lives = 1;
    private Object spoilt = "";

    Counter(ChildContext self, AtomicBoolean refuses, AtomicInteger snapshots) {
      this.self = self;
      this.refuses = refuses;
      this.snapshots = snapshots;
    }

    void add(int more) {
      value += more;
    }

    void spoil() {
      value++;
      spoilt = new Object();
    }

    int value() {
      return value;
    }

    int lives() {
      return lives;
    }

    @ByReference
    boolean endBy(Supervisor node) {
      value++;
      return node.terminateChild(self.name());
    }

    @Override
    public Tally snapshot() {
      snapshots.incrementAndGet();
      return new Tally(value, lives, spoilt);
    }

    @Override
    public void restore(Tally state) {
      if (refuses.get()) {
        throw new IllegalArgumentException("not this state, " + self.name());
      }
      value = state.value();
      lives = state.lives() + 1;
    }
  }
}
