package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.CallCycleException;
import io.supervised.Child;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.SerializationException;
import io.supervised.Supervisor;
import io.supervised.WrongTypeException;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls between real nodes in one JVM, from the node of the child and from another one. */
@TestInstance(Lifecycle.PER_CLASS)
class CallsTest {

  private final TestNodes nodes = new TestNodes("calls-test", 18060);
  private ClusterSupervisor host;
  private ClusterSupervisor other;

  @BeforeAll
  void start_two_nodes() {
    ClusterSupervisor a = start("a");
    ClusterSupervisor b = start("b");
    await()
        .atMost(SOON)
        .until(() -> a.whereIs("cart").isPresent() && b.whereIs("cart").isPresent());
    await().atMost(SOON).until(() -> TestNodes.haveTheirShares(List.of(a, b)));
    host = a.isMine("cart") ? a : b;
    other = a.isMine("cart") ? b : a;
    await().atMost(SOON).until(() -> host.localChildren().contains("cart"));
  }

  private ClusterSupervisor start(String name) {
    ClusterSupervisor[] itself = new ClusterSupervisor[1];
    SupervisedBean cart = SupervisedBean.of(
            "cart", Cart.class, InstanceFactory.of(() -> new Cart(itself[0])))
        .under(TestNodes.NOTHING_IS_A_CRASH);
    SupervisedBean peer =
        SupervisedBean.of("peer", Peer.class, InstanceFactory.of(() -> new Peer(itself[0])));
    CallOptions few = new CallOptions(SOON, 5, 20_000, List.of());
    itself[0] = nodes.make(name, few, cart, peer);
    itself[0].start();
    return itself[0];
  }

  @AfterAll
  void stop_all() {
    Cart.GATE.countDown();
    nodes.close();
  }

  /** The child as the node sees it that runs it, and as the other one does. */
  Stream<Child<Cart>> both() {
    return Stream.of(host, other).map(node -> node.child(Cart.class, "cart"));
  }

  @Test
  void a_result_comes_back_from_wherever_the_child_is() {
    both().forEach(cart -> {
      String joined = cart.call(c -> c.joined("a", 1, List.of(Optional.of("x"))));
      assertThat(joined).isEqualTo("a1[Optional[x]]");
      String nothing = cart.call(Cart::nothing);
      assertThat(nothing).isNull();
    });
  }

  @Test
  void nodes_call_the_same_instance() {
    both().forEach(cart -> cart.run(c -> c.add("apple")));
    both().forEach(cart -> {
      int apples = cart.call(c -> c.count("apple"));
      assertThat(apples).isEqualTo(2);
    });
  }

  @Test
  void a_cast_arrives_before_a_later_call() {
    both().forEach(cart -> {
      int before = cart.call(c -> c.count("pear"));
      cart.cast(c -> c.add("pear"));
      int after = cart.call(c -> c.count("pear"));
      assertThat(after).isEqualTo(before + 1);
    });
  }

  @Test
  void an_asynchronous_call_is_completed_later() {
    both()
        .forEach(cart -> assertThat(cart.callAsync(c -> c.count("nothing")))
            .succeedsWithin(SOON)
            .isEqualTo(0));
  }

  @Test
  void a_proxy_is_of_the_type_and_a_method_that_returns_a_stage_does_not_wait() {
    both().forEach(cart -> {
      Cart proxy = cart.proxy();
      proxy.ping();
      assertThat(proxy.later("x")).succeedsWithin(SOON).isEqualTo("x later");
      CompletionStage<String> stage = cart.call(c -> c.later("y"));
      assertThat(stage).succeedsWithin(SOON).isEqualTo("y later");
      cart.run(c -> c.later("z"));
      assertThat(proxy.toString()).isEqualTo("stub of cart");
    });
  }

  @Test
  void an_interface_of_the_bean_will_do() {
    Stream.of(host, other).forEach(node -> {
      Child<Counting> cart = node.child(Counting.class, "cart");
      int none = cart.call(c -> c.count("nothing"));
      assertThat(none).isZero();
      assertThat(cart.proxy().twice(3)).isEqualTo(6);
    });
  }

  @Test
  void what_the_child_throws_reaches_the_caller_with_its_cause_and_says_where_it_was_thrown() {
    both()
        .forEach(cart -> assertThatThrownBy(() -> cart.run(Cart::fail))
            .isInstanceOf(Cart.SoldOutException.class)
            .hasMessage("no more")
            .hasRootCauseMessage("empty"));
    assertThatThrownBy(() -> other.child(Cart.class, "cart").run(Cart::fail))
        .hasStackTraceContaining("(node " + host.localNode() + ")");
  }

  @Test
  void an_exception_of_the_application_that_is_not_declared_is_what_it_is_on_every_node() {
    both()
        .forEach(cart ->
            assertThatThrownBy(() -> cart.run(Cart::stumble)).isInstanceOf(Cart.Stumbled.class));
  }

  @Test
  void values_are_copies_also_within_a_node() {
    both().forEach(cart -> {
      List<String> given = new ArrayList<>(List.of("a"));
      List<String> back = cart.call(c -> c.keep(given));
      given.add("b");
      back.add("c");
      assertThat(cart.call(Cart::kept)).containsExactly("a");
    });
  }

  @Test
  void what_can_not_be_sent_is_named_and_the_child_is_not_bothered() {
    both()
        .forEach(cart -> assertThatThrownBy(
                () -> cart.run(c -> c.take(new Object[] {new CountDownLatch(1)})))
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining("java.util.concurrent.CountDownLatch"));
  }

  @Test
  void too_much_to_send_is_refused_with_the_key_that_allows_more() {
    Child<Cart> cart = other.child(Cart.class, "cart");
    assertThatThrownBy(() -> cart.call(c -> c.joined("x".repeat(30_000), 0, List.of())))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("supervised.call.max-bytes");
  }

  @Test
  void a_result_that_can_not_be_sent_is_named() {
    both()
        .forEach(cart -> assertThatThrownBy(() -> cart.call(Cart::secret))
            .isInstanceOf(SerializationException.class)
            .hasMessageContaining("SUPV00186")
            .hasMessageContaining("java.lang.Thread"));
  }

  @Test
  void what_stands_for_a_child_can_be_sent_and_still_does() {
    both().forEach(cart -> {
      Supervisor node = cart.equals(host.child(Cart.class, "cart")) ? host : other;
      Child<Peer> child = node.child(Peer.class, "peer");
      Peer proxy = child.proxy();
      String names = cart.call(c -> c.names(List.of(child), proxy));
      assertThat(names).isEqualTo("child 'peer', stub of peer");
      assertThat(proxy.name()).isEqualTo("peer");
      Cart itself = cart.call(Cart::itself);
      assertThat(itself.count("nothing")).isZero();
    });
  }

  @Test
  void a_message_goes_to_the_method_that_takes_it_best() {
    both().forEach(cart -> {
      cart.send("text");
      cart.send(42);
      String received = cart.call(Cart::received);
      assertThat(received).isEqualTo("text text, number 42");
    });
  }

  @Test
  void a_message_that_no_method_takes_is_refused_at_once() {
    both()
        .forEach(cart -> assertThatThrownBy(() -> cart.send(List.of()))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("SUPV00193")
            .hasMessageContaining("java.lang.String"));
  }

  @Test
  void there_is_no_child_of_another_name() {
    Stream.of(host, other)
        .forEach(node -> assertThatThrownBy(
                () -> node.child(Cart.class, "card").call(Cart::nothing))
            .isInstanceOf(NoSuchChildException.class)
            .hasMessageContaining("'card'"));
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(strings = {"a\nb", "\u0000"})
  void what_no_child_can_be_called_is_refused_at_once(@Nullable String name) {
    assertThatThrownBy(() -> host.child(Cart.class, given(name)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00028");
  }

  @SuppressWarnings("NullAway") // that is the case
  private static String given(@Nullable String name) {
    return name;
  }

  @Test
  void a_child_is_not_called_by_another_type() {
    Stream.of(host, other)
        .forEach(node -> assertThatThrownBy(
                () -> node.child(Peer.class, "cart").call(p -> p.round("cart")))
            .isInstanceOf(WrongTypeException.class)
            .hasMessageContaining(Cart.class.getName()));
  }

  @Test
  void a_cycle_is_named_at_once() {
    both()
        .forEach(cart -> assertThatThrownBy(() -> cart.call(c -> c.askPeer()))
            .isInstanceOf(CallCycleException.class)
            .hasMessageContaining("cart -> peer -> cart"));
  }

  @Test
  void a_busy_child_takes_so_many_calls_and_a_late_one_does_not_run() throws Exception {
    Child<Cart> cart = other.child(Cart.class, "cart");
    CompletionStage<Integer> held = cart.callAsync(Cart::hold);
    await().atMost(SOON).until(() -> Cart.held);
    assertThatThrownBy(() -> cart.within(Duration.ofMillis(50)).run(c -> c.add("late")))
        .isInstanceOf(OutcomeUnknownException.class);
    List<CompletionStage<Integer>> waiting = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      waiting.add(cart.callAsync(c -> c.count("late")));
    }
    assertThatThrownBy(() -> cart.callAsync(c -> c.count("late")))
        .isInstanceOf(OverloadedException.class);
    Cart.GATE.countDown();
    assertThat(held).succeedsWithin(SOON);
    waiting.forEach(each -> assertThat(each).succeedsWithin(SOON).isEqualTo(0));
  }

  @Test
  void a_call_before_the_start_did_not_run() {
    ClusterSupervisor idle = nodes.make("idle", CallOptions.defaults());
    assertThatThrownBy(() -> idle.child(Cart.class, "cart").call(Cart::nothing))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00027");
  }
}
