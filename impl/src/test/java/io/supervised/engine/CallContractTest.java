package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.supervised.ByReference;
import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.Deadline;
import io.supervised.NotExecutedException;
import io.supervised.OneWay;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.Receive;
import io.supervised.SerializationException;
import io.supervised.StartupException;
import io.supervised.Supervisor;
import io.supervised.engine.TwoNodes.Way;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What annotations, stages, messages and limits do to calls, on the child's node and on another one. */
@TestInstance(Lifecycle.PER_CLASS)
class CallContractTest {

  private static final CallOptions OPTIONS =
      new CallOptions(Duration.ofSeconds(7), 5, 20_000, List.of());

  private final TwoNodes nodes = new TwoNodes(
      "contract-test",
      19420,
      OPTIONS,
      node -> List.of(
          TwoNodes.template(Desk.class, InstanceFactory.of(Desk::new)),
          TwoNodes.template(Shared.class, InstanceFactory.of(Shared::new)),
          TwoNodes.template(Slow.class, InstanceFactory.of(Slow::new)),
          TwoNodes.template(Gate.class, InstanceFactory.of(() -> new Gate(node.get())))));

  @BeforeAll
  void start_children() {
    nodes.startChild(Desk.class, "desk");
    nodes.startChild(Shared.class, "shared");
    nodes.startChild(Slow.class, "slow");
    nodes.startChild(Gate.class, "gate");
  }

  @AfterAll
  void stop_all() {
    Slow.NEVER.countDown();
    Gate.OPEN.values().forEach(CountDownLatch::countDown);
    nodes.close();
  }

  // ---- by reference

  interface Sharing {

    @ByReference
    boolean isSame(Object[] other);

    Object[] last();
  }

  /** Annotated on one method by its interface. */
  static class Desk implements Sharing, Comparator<String> {

    private static final Object[] THING = {new Object()};
    private final List<String> received = new ArrayList<>();

    @Override
    public boolean isSame(Object[] other) {
      return other == THING;
    }

    @Override
    public Object[] last() {
      return THING;
    }

    @ByReference
    Object[] lastByReference() {
      return THING;
    }

    String large() {
      return "x".repeat(30_000);
    }

    @Override
    public int compare(String one, String other) {
      return one.compareTo(other) > 0 ? 1 : -1;
    }

    @Receive
    void number(int number) {
      received.add("int " + number);
    }

    @Receive
    void text(CharSequence text) {
      received.add("text " + text);
    }

    List<String> received() {
      List<String> all = List.copyOf(received);
      received.clear();
      return all;
    }
  }

  /** Annotated as a whole. */
  @ByReference
  static class Shared {
    boolean isSame(Object[] other) {
      return other == Desk.THING;
    }
  }

  @Test
  void what_is_passed_by_reference_is_shared_within_the_node_and_needs_not_be_serializable() {
    for (Way way : nodes.ways()) {
      for (Child.Call<Way, @Nullable Object, RuntimeException> call : sharing()) {
        if (way.node() == nodes.host()) {
          assertThat(call.on(way)).as(way.name()).isEqualTo(true);
        } else {
          assertThatThrownBy(() -> call.on(way))
              .isInstanceOf(SerializationException.class)
              .hasMessageContaining("java.lang.Object");
        }
      }
      assertThatThrownBy(() -> way.ask(Desk.class, "desk", Desk::last))
          .as(way.name())
          .isInstanceOf(SerializationException.class);
    }
  }

  private static List<Child.Call<Way, @Nullable Object, RuntimeException>> sharing() {
    return List.of(
        way -> way.ask(Desk.class, "desk", desk -> desk.isSame(Desk.THING)),
        way -> way.ask(Sharing.class, "desk", desk -> desk.isSame(Desk.THING)),
        way -> way.ask(Desk.class, "desk", Desk::lastByReference) == Desk.THING,
        way -> way.ask(Shared.class, "shared", shared -> shared.isSame(Desk.THING)));
  }

  // ---- deadlines

  /** Its methods do not end. */
  @Deadline("PT0.3S")
  static class Slow {

    static final CountDownLatch NEVER = new CountDownLatch(1);

    @Deadline("PT0.1S")
    void byMethod() throws InterruptedException {
      NEVER.await();
    }

    void byType() throws InterruptedException {
      NEVER.await();
    }
  }

  @Test
  void the_nearest_deadline_counts() {
    Child<Slow> slow = nodes.other().child(Slow.class, "slow");
    deadlineIs("PT0.1S", () -> slow.run(Slow::byMethod));
    deadlineIs("PT0.3S", () -> slow.run(Slow::byType));
    deadlineIs("PT0.05S", () -> slow.within(Duration.ofMillis(50)).run(Slow::byMethod));
    Child<Gate> gate = nodes.other().child(Gate.class, "gate");
    deadlineIs("PT7S", () -> gate.run(g -> g.hold("the deadline of the node")));
    Gate.open("the deadline of the node");
  }

  private static void deadlineIs(String expected, ThrowingCallable call) {
    assertThat(catchThrowable(call))
        .isInstanceOfAny(OutcomeUnknownException.class, NotExecutedException.class)
        .hasMessageContaining(expected);
  }

  static class WithoutTime {
    @Deadline("soon")
    void never() {}
  }

  @Test
  void a_deadline_that_is_none_keeps_a_supervisor_from_being_made() {
    assertThatThrownBy(() -> new ClusterSupervisor(
            Configuration.defaults(),
            List.of(
                SupervisedBean.of("x", WithoutTime.class, InstanceFactory.of(WithoutTime::new))),
            SupervisorListener.NONE,
            CallContractTest.class.getClassLoader()))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("SUPV00197")
        .hasMessageContaining("its method never() has the deadline 'soon'");
  }

  // ---- one way, stages, limits

  interface Ringing {
    @OneWay
    void ring(String key);
  }

  /** Its methods wait until they are let go. */
  static class Gate implements Ringing {

    static final Map<String, CountDownLatch> OPEN = new ConcurrentHashMap<>();
    static final Map<String, AtomicInteger> RUNS = new ConcurrentHashMap<>();
    static final CompletableFuture<String> STAGE = new CompletableFuture<>();

    private final Supervisor node;

    Gate(Supervisor node) {
      this.node = node;
    }

    static CountDownLatch latch(String key) {
      return OPEN.computeIfAbsent(key, none -> new CountDownLatch(1));
    }

    static void open(String key) {
      latch(key).countDown();
    }

    static int runs(String key) {
      return RUNS.computeIfAbsent(key, none -> new AtomicInteger()).get();
    }

    static void run(String key) {
      RUNS.computeIfAbsent(key, none -> new AtomicInteger()).incrementAndGet();
    }

    int hold(String key) throws InterruptedException {
      run(key);
      latch(key).await();
      return 1;
    }

    @Override
    public void ring(String key) {
      try {
        hold(key);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }

    int note(String key) {
      run(key);
      return 1;
    }

    CompletionStage<String> later() {
      return STAGE;
    }

    CompletionStage<String> failing() {
      return CompletableFuture.failedFuture(new IllegalStateException("not today"));
    }

    Sharing deskOfOrders() {
      return ((ClusterSupervisor) node)
          .named("orders")
          .child(Sharing.class, "desk")
          .proxy();
    }

    boolean isStub(Sharing ofInterface, Desk ofClass) {
      return ofInterface.toString().equals("stub of orders:desk")
          && ofClass.toString().equals("stub of orders:desk");
    }
  }

  @Test
  void a_proxy_does_not_wait_for_a_one_way_method_whichever_type_it_is_of() {
    int round = 0;
    for (ClusterSupervisor node : nodes.both()) {
      for (Ringing ringing : List.of(
          node.child(Ringing.class, "gate").proxy(),
          node.child(Gate.class, "gate").proxy())) {
        String key = "ring " + round++;
        ringing.ring(key);
        await().atMost(SOON).until(() -> Gate.runs(key) == 1);
        Gate.open(key);
      }
    }
  }

  @Test
  void a_stage_blocks_neither_the_caller_nor_the_child() {
    List<CompletionStage<String>> stages = new ArrayList<>();
    for (ClusterSupervisor node : nodes.both()) {
      Child<Gate> gate = node.child(Gate.class, "gate").within(SOON);
      stages.add(gate.call(Gate::later));
      stages.add(gate.proxy().later());
      assertThat(gate.callAsync(g -> g.note("beside"))).succeedsWithin(SOON);
      assertThatThrownBy(() -> gate.proxy().failing().toCompletableFuture().get())
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("not today");
    }
    assertThat(stages).noneMatch(stage -> stage.toCompletableFuture().isDone());
    Gate.STAGE.complete("now");
    stages.forEach(each -> assertThat(each).succeedsWithin(SOON).isEqualTo("now"));
  }

  @Test
  void a_call_that_is_taken_back_before_it_is_sent_does_not_run() {
    Child<Gate> nobody = nodes.other().child(Gate.class, "later").within(SOON);
    nodes
        .host()
        .startChild(ChildSpec.of(Gate.class).named("later").onlyOn("nowhere").build());
    CompletionStage<Integer> cancelled = nobody.callAsync(gate -> gate.note("cancelled"));
    assertThat(cancelled.toCompletableFuture().cancel(true)).isTrue();
    assertThat(cancelled.toCompletableFuture()).isCancelled();
    assertThat(Gate.runs("cancelled")).isZero();
    nodes.host().terminateChild("later");
  }

  @Test
  void a_mailbox_takes_so_many_calls_of_all_nodes_together() {
    Child<Gate> near = nodes.host().child(Gate.class, "gate").within(SOON);
    Child<Gate> far = nodes.other().child(Gate.class, "gate").within(SOON);
    List<CompletionStage<Integer>> taken = new ArrayList<>();
    taken.add(near.callAsync(gate -> gate.hold("full")));
    await().atMost(SOON).until(() -> Gate.runs("full") == 1);
    for (int i = 0; i < 4; i++) {
      taken.add(near.callAsync(gate -> gate.note("full")));
    }
    List<CompletionStage<Integer>> more = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      more.add(far.callAsync(gate -> gate.note("full")));
    }
    assertThat(more.get(1))
        .failsWithin(SOON)
        .withThrowableThat()
        .havingCause()
        .isInstanceOf(OverloadedException.class)
        .withMessageContaining("SUPV00178");
    Gate.open("full");
    taken.forEach(each -> assertThat(each).succeedsWithin(SOON));
    assertThat(more.get(0)).succeedsWithin(SOON);
  }

  @Test
  void a_result_that_is_too_large_is_told_by_another_node() {
    assertThatThrownBy(() -> nodes.other().child(Desk.class, "desk").call(Desk::large))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("SUPV00186")
        .hasMessageContaining("supervised.call.max-bytes");
  }

  // ---- messages and lambdas

  @Test
  void a_message_finds_its_method_also_by_an_interface_and_for_a_primitive() {
    for (ClusterSupervisor node : nodes.both()) {
      Child<Desk> desk = node.child(Desk.class, "desk");
      desk.send(5);
      desk.send("abc");
      List<String> received = desk.call(Desk::received);
      assertThat(received).containsExactly("int 5", "text abc");
      assertThatThrownBy(() -> desk.send(none()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00194");
      assertThatThrownBy(() -> node.child(Sharing.class, "desk").send("abc"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00193");
    }
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // that is the case
  private static <T> T none() {
    return null;
  }

  @Test
  void a_lambda_makes_exactly_one_call() {
    for (Way way : nodes.ways()) {
      assertThatThrownBy(() -> way.ask(Desk.class, "desk", desk -> "none"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00134");
      assertThatThrownBy(
              () -> way.ask(Gate.class, "gate", gate -> gate.note("two") + gate.note("two")))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00135");
    }
    assertThat(Gate.runs("two")).isZero();
  }

  @Test
  @SuppressWarnings({"unchecked", "rawtypes"}) // by the bridge that stands for the method
  void a_bridge_leads_to_the_method_that_it_stands_for() {
    for (Way way : nodes.ways()) {
      assertThat(way.ask(Comparator.class, "desk", desk -> desk.compare("b", "a")))
          .isEqualTo(1);
      assertThat(way.ask(Desk.class, "desk", desk -> ((Comparator) desk).compare("a", "b")))
          .isEqualTo(-1);
    }
  }

  @Test
  void stubs_of_a_named_supervisor_travel() {
    for (Way way : nodes.ways()) {
      Child<Desk> desk = way.node().named("orders").child(Desk.class, "desk");
      Sharing byInterface =
          way.node().named("orders").child(Sharing.class, "desk").proxy();
      assertThat(way.ask(Gate.class, "gate", gate -> gate.isStub(byInterface, desk.proxy())))
          .as(way.name())
          .isEqualTo(true);
      assertThat(way.ask(Gate.class, "gate", Gate::deskOfOrders))
          .hasToString("stub of orders:desk");
    }
  }
}
