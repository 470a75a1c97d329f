package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Constraint.OnNode;
import io.supervised.Durability;
import io.supervised.NoSuchChildException;
import io.supervised.Run;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.Stateful;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children that are told where to run, on real nodes in one JVM. */
class MoveTest {

  private final TestNodes nodes = new TestNodes("move-test", 19730);
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void stop_all() {
    released.countDown();
    nodes.close();
  }

  @Test
  void a_child_moves_with_its_state_and_no_call_of_another_node_fails() throws Exception {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    ClusterSupervisor c = start("c");
    meet(a, b, c);
    a.startChild(ledger("x"));
    Caller caller = new Caller(c.child(Ledger.class, "x"));
    CompletableFuture<List<Integer>> calls = CompletableFuture.supplyAsync(caller::call);
    for (String node : List.of("a", "b", "c", "a", "b")) {
      int before = caller.made();
      b.move("x", node);
      runsOn(a, "x", node);
      await().atMost(SOON).until(() -> calls.isDone() || caller.made() > before + 20);
    }
    caller.end();
    List<Integer> answers = calls.get(30, TimeUnit.SECONDS);
    assertThat(answers).isEqualTo(sequence(answers.size()));
    for (Supervisor asked : List.of(a, b, c)) {
      assertThat(asked.nodeFor("x")).map(ClusterNode::name).contains("b");
      assertThat(asked.whereIs("x")).map(ClusterNode::name).contains("b");
      assertThat(asked.specOf("x").flatMap(ChildSpec::constraint)).contains(new OnNode("b"));
      assertThat(asked.explain("x").why()).contains("on node 'b'", "as the placement has it");
      assertThat(asked.children()).extracting(child -> child.name()).containsExactly("x");
    }
  }

  @Test
  void a_moved_child_runs_elsewhere_while_its_node_is_away() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    meet(a, b);
    a.startChild(ledger("x")).run(ledger -> ledger.next(1));
    a.move("x", "b");
    runsOn(a, "x", "b");
    b.close();
    runsOn(a, "x", "a");
    int second = a.child(Ledger.class, "x").within(SOON).call(ledger -> ledger.next(2));
    assertThat(second).isEqualTo(2);
    start("b");
    runsOn(a, "x", "b");
    int third = a.child(Ledger.class, "x").within(SOON).call(ledger -> ledger.next(3));
    assertThat(third).isEqualTo(3);
  }

  @Test
  void the_child_of_a_bean_moves_and_keeps_its_number() {
    ClusterSupervisor a = start("a", many());
    ClusterSupervisor b = start("b", many());
    meet(a, b);
    for (String node : List.of("a", "b", "a")) {
      b.move("many-2", node);
      runsOn(a, "many-2", node);
      int index = b.child(Ledger.class, "many-2").within(SOON).call(Ledger::index);
      assertThat(index).isEqualTo(2);
    }
    b.close();
    assertThat(a.children())
        .extracting(child -> child.name())
        .containsExactly("many-0", "many-1", "many-2");
  }

  @Test
  void a_child_that_was_started_on_a_node_moves_to_another_one() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    meet(a, b);
    a.startChild(ChildSpec.of(Ledger.class).named("x").onNode("a").build())
        .run(ledger -> ledger.next(1));
    a.move("x", "b");
    runsOn(b, "x", "b");
    int second = a.child(Ledger.class, "x").within(SOON).call(ledger -> ledger.next(2));
    assertThat(second).isEqualTo(2);
  }

  @Test
  void what_is_asked_of_it_afterwards_finds_it_where_it_is() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    meet(a, b);
    a.startChild(ledger("x"));
    a.move("x", "b");
    assertThat(a.startChildren(List.of(ledger("x"), bound("x", "b"))))
        .hasOnlyElementsOfType(AlreadyStarted.class);
    assertThat(b.startChild(ledger("x")).name()).isEqualTo("x");
    b.restartChild("x");
    runsOn(a, "x", "b");
    assertThat(a.terminateChild("x")).isTrue();
    assertThat(b.find("x")).isEmpty();
    assertThat(b.terminateChild("x")).isFalse();
    a.startChild(ledger("x")).run(ledger -> ledger.next(1));
    runsOn(a, "x", "b");
  }

  @Test
  void the_death_of_the_node_that_it_leaves_does_not_keep_it() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    ClusterSupervisor c = start("c");
    meet(a, b, c);
    a.startChild(bound("x", "a")).run(ledger -> ledger.next(1));
    CompletableFuture<Void> move = moveWhileItIsBusy(c, "a", "b");
    CompletableFuture<Void> death = CompletableFuture.runAsync(a::die);
    await().atMost(SOON).until(() -> c.nodes().size() == 2);
    runsOn(c, "x", "b");
    released.countDown();
    int second = c.child(Ledger.class, "x").within(SOON).call(ledger -> ledger.next(2));
    assertThat(second).isEqualTo(2);
    assertThat(death).succeedsWithin(SOON);
    await().atMost(SOON).until(move::isDone); // in whatever way
  }

  @Test
  void the_death_of_the_node_that_it_goes_to_sends_it_to_another_one() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    ClusterSupervisor c = start("c");
    meet(a, b, c);
    a.startChild(bound("x", "a")).run(ledger -> ledger.next(1));
    CompletableFuture<Void> move = moveWhileItIsBusy(c, "a", "b");
    b.die();
    released.countDown();
    assertThat(move).succeedsWithin(SOON);
    await().atMost(SOON).until(() -> c.nodes().size() == 2); // until then calls may be sent to it
    await().atMost(SOON).until(() -> c.whereIs("x").isPresent());
    int second = c.child(Ledger.class, "x").within(SOON).call(ledger -> ledger.next(2));
    assertThat(second).isEqualTo(2);
    start("b");
    runsOn(c, "x", "b");
  }

  /** It has been decided, but the child has not stopped. */
  private CompletableFuture<Void> moveWhileItIsBusy(ClusterSupervisor by, String from, String to) {
    runsOn(by, "x", from);
    by.child(Ledger.class, "x").cast(Ledger::hold);
    await().atMost(SOON).until(() -> Ledger.HOLDING.contains("x"));
    CompletableFuture<Void> move = CompletableFuture.runAsync(() -> by.move("x", to));
    await()
        .atMost(SOON)
        .until(() -> by.specOf("x")
            .flatMap(ChildSpec::constraint)
            .filter(new OnNode(to)::equals)
            .isPresent());
    return move;
  }

  @Test
  void a_move_within_the_child_does_not_wait_for_it() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    meet(a, b);
    Child<Ledger> child = a.startChild(bound("x", "a"));
    runsOn(a, "x", "a");
    Ledger.AROUND.put("x", () -> a.move("x", "b"));
    child.within(SOON).run(Ledger::act);
    runsOn(a, "x", "b");
  }

  @Test
  void a_move_by_the_work_loop_of_the_child_is_told_of_although_the_loop_is_interrupted() {
    ClusterSupervisor a = start("a", wanderers());
    ClusterSupervisor b = start("b", wanderers());
    meet(a, b);
    CompletableFuture<Boolean> told = new CompletableFuture<>();
    Ledger.AROUND.put("x", () -> {
      try {
        a.move("x", "b");
        told.complete(true);
      } catch (RuntimeException failed) {
        told.completeExceptionally(failed);
      }
    });
    a.startChild(ChildSpec.of(Wanderer.class).named("x").onNode("a").build());
    assertThat(told).succeedsWithin(SOON);
    runsOn(a, "x", "b");
  }

  @Test
  void a_child_of_a_named_supervisor_moves() {
    ClusterSupervisor a = nodes.start("a", Map.of("orders", Optional.empty()), ledgers());
    ClusterSupervisor b = nodes.start("b", Map.of("orders", Optional.empty()), ledgers());
    meet(a, b);
    Supervisor orders = a.named("orders");
    orders.startChild(ledger("x"));
    orders.move("x", "b");
    runsOn(orders, "x", "b");
    orders.move("x", "a");
    runsOn(b.named("orders"), "x", "a");
    assertThatThrownBy(() -> a.move("x", "b")).isInstanceOf(NoSuchChildException.class);
  }

  @Test
  void what_can_not_be_moved_is_refused_with_what_to_do() {
    PlacementOptions eligible = new PlacementOptions(Set.of("big"), Set.of("a", "b"));
    ClusterSupervisor a = nodes.start("a", eligible, ledgers(), guards());
    ClusterSupervisor b = nodes.start("b", eligible, ledgers(), guards());
    ClusterSupervisor c = nodes.start("c", eligible, ledgers(), guards());
    meet(a, b, c);
    a.startChild(ledger("x"));
    a.startChild(ChildSpec.of(Ledger.class).named("only").onlyOn("a").build());
    a.startChild(ChildSpec.of(Ledger.class).named("big").withLabel("big").build());
    a.startChild(ChildSpec.of(Ledger.class).named("near").nearTo("big").build());
    refuses(a, "nobody", "b", NoSuchChildException.class, "nobody");
    refuses(a, "x", "nowhere", IllegalArgumentException.class, "SUPV00056", "nowhere");
    refuses(a, "x", "c", IllegalArgumentException.class, "SUPV00057", "a,b");
    refuses(a, "guard@a", "b", IllegalArgumentException.class, "SUPV00059");
    refuses(a, "only", "b", IllegalArgumentException.class, "SUPV00060");
    refuses(a, "big", "b", IllegalArgumentException.class, "SUPV00060");
    refuses(a, "near", "b", IllegalArgumentException.class, "SUPV00060");
    a.startChild(ChildSpec.of(Ledger.class).named("beside").nearTo("x").build());
    refuses(a, "x", "b", IllegalArgumentException.class, "SUPV00061", "beside");
    a.terminateChild("beside");
    a.terminateChild("only");
    var unused = b.drain();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> refuses(a, "x", "b", IllegalArgumentException.class, "SUPV00058", "resume"));
    a.terminateChild("x");
    refuses(a, "x", "a", NoSuchChildException.class, "x");
    b.resume();
    b.close();
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    refuses(a, "big", "b", IllegalArgumentException.class, "SUPV00060");
  }

  private static void refuses(
      Supervisor asked, String child, String node, Class<?> type, String... words) {
    assertThatThrownBy(() -> asked.move(child, node))
        .isInstanceOf(type)
        .hasMessageContainingAll(words);
  }

  private ClusterSupervisor start(String name) {
    return start(name, ledgers());
  }

  private ClusterSupervisor start(String name, SupervisedBean bean) {
    return nodes.start(name, PlacementOptions.defaults(), bean);
  }

  private static void meet(ClusterSupervisor... all) {
    await()
        .atMost(SOON)
        .until(() -> List.of(all).stream().allMatch(node -> node.nodes().size() == all.length));
  }

  private static void runsOn(Supervisor asked, String child, String node) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(asked.whereIs(child)).map(ClusterNode::name).contains(node));
  }

  private static ChildSpec<Ledger> ledger(String name) {
    return ChildSpec.of(Ledger.class).named(name).build();
  }

  private static ChildSpec<Ledger> bound(String name, String node) {
    return ChildSpec.of(Ledger.class).named(name).onNode(node).build();
  }

  private SupervisedBean ledgers() {
    return bean("ledger", 1, false);
  }

  private static SupervisedBean wanderers() {
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Wanderer(self)).create(self);
    return new SupervisedBean("wanderer", Wanderer.class, 1, false, false, factory);
  }

  private SupervisedBean many() {
    return bean("many", 3, true);
  }

  private static SupervisedBean guards() {
    return new SupervisedBean("guard", Guard.class, 1, true, true, InstanceFactory.of(Guard::new));
  }

  private SupervisedBean bean(String name, int instances, boolean autoStart) {
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Ledger(self, released)).create(self);
    return new SupervisedBean(name, Ledger.class, instances, false, autoStart, factory)
        .keeping(StateRules.of(Ledger.class, Durability.EACH_CALL, Duration.ofSeconds(1), 0)
            .orElseThrow());
  }

  private static List<Integer> sequence(int size) {
    List<Integer> numbers = new ArrayList<>();
    for (int number = 1; number <= size; number++) {
      numbers.add(number);
    }
    return numbers;
  }

  /** Calls one child again and again. */
  private static final class Caller {

    private final Child<Ledger> child;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile int made;

    Caller(Child<Ledger> child) {
      this.child = child;
    }

    List<Integer> call() {
      List<Integer> answers = new ArrayList<>();
      while (!ended.get()) {
        int number = made + 1;
        answers.add(child.within(SOON).call(ledger -> ledger.next(number)));
        made = number;
      }
      return answers;
    }

    int made() {
      return made;
    }

    void end() {
      ended.set(true);
    }
  }

  /** Acts once, and waits for its end. */
  static class Wanderer {

    private final ChildContext self;

    Wanderer(ChildContext self) {
      this.self = self;
    }

    @Run
    void roam() throws InterruptedException {
      Runnable what = Ledger.AROUND.remove(self.name());
      if (what != null) {
        what.run();
      }
      new CountDownLatch(1).await();
    }
  }

  record Page(int last) {}

  /** Takes numbers in their order only. */
  static class Ledger implements Stateful<Page> {

    static final Set<String> HOLDING = ConcurrentHashMap.newKeySet();
    static final Map<String, Runnable> AROUND = new ConcurrentHashMap<>();

    private final ChildContext self;
    private final CountDownLatch released;
    private int last;

    Ledger(ChildContext self, CountDownLatch released) {
      this.self = self;
      this.released = released;
    }

    int next(int number) {
      if (number != last + 1) {
        throw new IllegalStateException(number + " after " + last);
      }
      last = number;
      return last;
    }

    int index() {
      return self.index();
    }

    void act() {
      Runnable what = AROUND.remove(self.name());
      if (what != null) {
        what.run();
      }
    }

    void hold() throws InterruptedException {
      HOLDING.add(self.name());
      try {
        released.await();
      } finally {
        HOLDING.remove(self.name());
      }
    }

    @Override
    public Page snapshot() {
      return new Page(last);
    }

    @Override
    public void restore(Page state) {
      last = state.last();
    }
  }
}
