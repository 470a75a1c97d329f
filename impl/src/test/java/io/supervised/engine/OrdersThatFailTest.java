package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.QuorumLostException;
import io.supervised.Responsibility;
import io.supervised.StartResult;
import io.supervised.Supervisor;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.codec.References;
import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Operations that can't be carried out, or not be known to have been, end by their deadline and say which of both it is. */
class OrdersThatFailTest {

  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration DEADLINE = Duration.ofMillis(700);

  /** Of a node that carries out no order. */
  private static final PlacementOptions NOT_ELIGIBLE =
      new PlacementOptions(Set.of(), Set.of("somebody-else"));

  private final TestNodes nodes = new TestNodes("orders-test", 18930);
  private final List<Place> places = FreePlaces.draw(2);
  private final List<Node> pair = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop_all() {
    nodes.close();
    pair.forEach(Node::giveUp);
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  @Test
  void an_order_that_no_node_takes_was_not_begun() {
    ClusterSupervisor a = nodes.start(
        nodes.configuration().with(NOT_ELIGIBLE).with(CallOptions.defaults()).named("a"),
        Desk.BEAN);
    assertThatThrownBy(() -> a.startChild(desk("desk")))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00033")
        .hasMessageContaining("The start of child 'desk'");
  }

  @Test
  void who_is_interrupted_does_not_know_what_becomes_of_the_order() {
    ClusterSupervisor a = nodes.start("a", NOT_ELIGIBLE, Desk.BEAN);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> a.startChild(desk("desk")))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("SUPV00034");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void more_orders_than_may_wait_are_refused() {
    ClusterSupervisor a = nodes.make("a", new CallOptions(SOON, 1, 4 << 20, List.of()), Desk.BEAN);
    a.start();
    List<CompletableFuture<Object>> orders =
        IntStream.range(0, 1_000).mapToObj(number -> ended(a, "desk-" + number)).toList();
    List<Object> ends = orders.stream().map(CompletableFuture::join).toList();
    assertThat(ends)
        .anyMatch(end -> end.equals("started"))
        .filteredOn(OverloadedException.class::isInstance)
        .isNotEmpty()
        .allSatisfy(end -> assertThat(((Throwable) end).getMessage()).contains("SUPV00045"));
  }

  private static CompletableFuture<Object> ended(Supervisor node, String name) {
    CompletionStage<Object> end;
    try {
      end = node.startChildAsync(desk(name))
          .handle((child, failure) -> failure == null ? "started" : cause(failure));
    } catch (OverloadedException atOnce) {
      end = CompletableFuture.completedStage(atOnce);
    }
    return end.toCompletableFuture();
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  @Test
  void without_the_quorum_nothing_is_begun_and_nothing_sure() throws Exception {
    Supervisor a = pair();
    await().atMost(SOON).until(() -> names(name -> !a.isMine(name)).size() > 1);
    List<String> theirs = names(name -> !a.isMine(name));
    String there = theirs.get(1);
    String here = names(a::isMine).get(0);
    await().atMost(SOON).ignoreExceptionsMatching(OrdersThatFailTest::isLate).until(() -> {
      a.startChild(desk(here));
      a.startChild(desk(theirs.get(0))); // so that the way there is open
      return true;
    });
    assertThat(a.responsibleFor(here)).map(Responsibility::authoritative).contains(true);
    other().cut();
    assertThatThrownBy(() -> a.startChild(desk(there)))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("SUPV00031");
    await().atMost(SOON).until(() -> !a.hasQuorum());
    for (String name : List.of(here, there)) {
      assertThatThrownBy(() -> a.startChild(desk(name)))
          .isInstanceOf(QuorumLostException.class)
          .hasMessageContaining("SUPV00032");
      assertThatThrownBy(() -> a.terminateChild(name)).isInstanceOf(QuorumLostException.class);
      assertThatThrownBy(() -> a.restartChild(name)).isInstanceOf(QuorumLostException.class);
      await() // a child that has not stopped yet may still be called on its own node
          .atMost(SOON)
          .untilAsserted(() -> assertThatThrownBy(
                  () -> a.child(Desk.class, name).call(Desk::name))
              .isInstanceOf(QuorumLostException.class));
      assertThat(a.responsibleFor(name)).map(Responsibility::authoritative).contains(false);
    }
    assertThat(a.startChildren(List.of(desk(here))))
        .singleElement()
        .hasFieldOrPropertyWithValue("name", here);
  }

  private static boolean isLate(Throwable failure) {
    return failure instanceof NotExecutedException || failure instanceof OutcomeUnknownException;
  }

  @Test
  void children_are_streamed_also_if_they_are_more_than_a_page() throws Exception {
    pair();
    Supervisor paging = new ScopedSupervisor(Scope.unnamed(Set.of()), slot(0), Optional.empty(), 3);
    List<ChildSpec<?>> desks = IntStream.range(0, 20)
        .<ChildSpec<?>>mapToObj(number -> desk("desk-" + number))
        .toList();
    await() // two nodes that start together may need some seconds until both know enough to take
        // orders
        .atMost(SOON)
        .until(() ->
            paging.startChildren(desks).stream().noneMatch(StartResult.Rejected.class::isInstance));
    assertThat(paging.streamChildren())
        .extracting(ChildInfo::name)
        .hasSize(20)
        .doesNotHaveDuplicates()
        .contains("desk-0", "desk-19");
  }

  private static List<String> names(Predicate<String> wanted) {
    return IntStream.range(0, 100)
        .mapToObj(number -> "desk-" + number)
        .filter(wanted)
        .toList();
  }

  private Node other() {
    return node(1);
  }

  /** Two nodes that hear nothing of each other once one of them is cut; the first as a supervisor. */
  private Supervisor pair() throws InterruptedException {
    List<Thread> starters = List.of(new Thread(() -> start(0)), new Thread(() -> start(1)));
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    Supervisor a = new ScopedSupervisor(Scope.unnamed(Set.of()), slot(0), Optional.of(DEADLINE));
    await()
        .atMost(SOON)
        .until(() -> a.hasQuorum()
            && a.nodes().size() == 2
            && IntStream.range(0, 100).anyMatch(number -> a.isMine("desk-" + number))
            && IntStream.range(0, 100)
                .allMatch(number -> a.nodeFor("desk-" + number).isPresent()));
    return a;
  }

  private NodeSlot slot(int number) {
    NodeSlot slot = new NodeSlot();
    slot.set(node(number));
    return slot;
  }

  private Node node(int number) {
    return pair.stream()
        .filter(node -> node.directory().localNode().name().equals("node-" + number))
        .findFirst()
        .orElseThrow();
  }

  private void start(int number) {
    ClusterOptions options = new ClusterOptions(
        "pair-test",
        new HostsDiscovery(places.get(number), places),
        64,
        false,
        Duration.ofSeconds(60));
    OwnershipOptions ownership =
        new OwnershipOptions(LEASE, OptionalInt.empty(), false, false, Optional.empty());
    Node node = Node.connect(new NodePlan(
        Configuration.defaults().in(options).with(ownership).named("node-" + number),
        List.of(Desk.BEAN),
        SupervisorListener.NONE,
        OrdersThatFailTest.class.getClassLoader(),
        References.NONE));
    pair.add(node);
    node.join();
  }
}
