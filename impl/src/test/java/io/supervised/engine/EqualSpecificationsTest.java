package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildConflictException;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.SerializationException;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Started;
import io.supervised.engine.call.CallOptions;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What counts as the same child, from whichever nodes it is started. */
@TestInstance(Lifecycle.PER_CLASS)
class EqualSpecificationsTest {

  private static final int MORE_THAN_THREADS_FOR_REPLIES = 16;

  private final TestNodes nodes = new TestNodes("equal-test", 18910);
  private ClusterSupervisor a;
  private ClusterSupervisor b;

  @BeforeAll
  void start_two_nodes() {
    CallOptions calls = new CallOptions(
        SOON,
        1_000,
        4 << 20,
        List.of(
            "io.supervised.engine.EqualSpecificationsTest$Known",
            "io.supervised.engine.EqualSpecificationsTest$Brooding"));
    a = nodes.make("a", calls, Desk.BEAN);
    b = nodes.make("b", calls, Desk.BEAN);
    a.start();
    b.start();
    await().atMost(SOON).until(() -> TestNodes.haveTheirShares(List.of(a, b)));
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  record Known(String text) implements Serializable {}

  /** Compares itself with another one only once it is told to go on. */
  record Brooding(String text) implements Serializable {

    static final CountDownLatch GO_ON = new CountDownLatch(1);

    @Override
    public boolean equals(@Nullable Object other) {
      try {
        GO_ON.await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
      return other instanceof Brooding brooding && text.equals(brooding.text);
    }

    @Override
    public int hashCode() {
      return text.hashCode();
    }
  }

  private static ChildSpec<Desk> desk(String name, Object argument) {
    return ChildSpec.of(Desk.class).named(name).argument(argument).build();
  }

  private static Set<String> set(String... elements) {
    return new LinkedHashSet<>(Arrays.asList(elements));
  }

  @Test
  void equal_arguments_are_the_same_child_whatever_their_bytes() {
    a.startChild(desk("ordered", set("a", "b")));
    StartResult again = b.startChildren(List.of(desk("ordered", set("b", "a")))).get(0);
    assertThat(again).isInstanceOf(AlreadyStarted.class);
    a.startChild(desk("known", List.of(set("a", "b"), new Known("x"))));
    b.startChild(desk("known", List.of(set("b", "a"), new Known("x"))));
    assertThatThrownBy(() -> b.startChild(desk("known", List.of(set("b", "a"), new Known("y")))))
        .isInstanceOf(ChildConflictException.class);
  }

  @Test
  void values_that_take_their_time_to_compare_hold_up_nobody_else() {
    a.startChild(desk("brooding", new Brooding("x")));
    List<CompletionStage<?>> waiting = new ArrayList<>();
    for (int number = 0; number < MORE_THAN_THREADS_FOR_REPLIES; number++) {
      waiting.add(b.startChildAsync(desk("brooding", new Brooding("y"))));
    }
    try {
      for (int number = 0; number < 20; number++) {
        b.startChild(desk("beside-" + number, "EUR"));
      }
    } finally {
      Brooding.GO_ON.countDown();
    }
    assertThat(waiting).allSatisfy(each -> assertThat(each).failsWithin(SOON));
  }

  @Test
  void a_conflict_shows_how_the_arguments_differ() {
    a.startChild(desk("priced", "EUR"));
    assertThatThrownBy(() -> b.startChild(desk("priced", "USD")))
        .isInstanceOf(ChildConflictException.class)
        .hasMessageContaining("SUPV00030")
        .hasMessageContaining("arguments [EUR]")
        .hasMessageContaining("arguments [USD]");
  }

  @Test
  void who_finds_a_child_there_already_is_told_which_node_is_responsible() {
    for (int number = 0; number < 20; number++) {
      String name = "there-" + number;
      a.startChild(desk(name, "EUR"));
      assertThat(b.startChildren(List.of(desk(name, "EUR"))).get(0))
          .isInstanceOfSatisfying(
              AlreadyStarted.class,
              present -> assertThat(a.nodeFor(name)).contains(present.node()));
    }
  }

  @Test
  void of_two_that_start_one_name_at_once_one_finds_the_child_of_the_other() {
    for (int number = 0; number < 20; number++) {
      String name = "raced-" + number;
      CompletionStage<List<StartResult>> there = startOn(a, desk(name, "EUR"));
      List<StartResult> both = new ArrayList<>(b.startChildren(List.of(desk(name, "EUR"))));
      both.addAll(there.toCompletableFuture().join());
      assertThat(both).filteredOn(Started.class::isInstance).hasSize(1);
      assertThat(both).filteredOn(AlreadyStarted.class::isInstance).hasSize(1);
      long restart = a.child(Desk.class, name).call(Desk::restart);
      assertThat(restart).isZero();
    }
  }

  @Test
  void of_two_that_start_different_children_by_one_name_one_is_refused() {
    for (int number = 0; number < 20; number++) {
      String name = "fought-over-" + number;
      CompletionStage<List<StartResult>> there = startOn(a, desk(name, "EUR"));
      List<StartResult> both = new ArrayList<>(b.startChildren(List.of(desk(name, "USD"))));
      both.addAll(there.toCompletableFuture().join());
      assertThat(both).filteredOn(Started.class::isInstance).hasSize(1);
      assertThat(both)
          .filteredOn(StartResult.Rejected.class::isInstance)
          .singleElement()
          .satisfies(rejected -> assertThat(((StartResult.Rejected) rejected).why())
              .isInstanceOf(ChildConflictException.class));
    }
  }

  private static CompletionStage<List<StartResult>> startOn(
      ClusterSupervisor node, ChildSpec<Desk> spec) {
    return CompletableFuture.supplyAsync(() -> node.startChildren(List.of(spec)));
  }

  @Test
  void a_child_is_started_without_waiting_and_a_refusal_comes_later_too() {
    Child<Desk> child =
        b.startChildAsync(desk("later", "EUR")).toCompletableFuture().join();
    String currency = child.call(Desk::currency);
    assertThat(currency).isEqualTo("EUR");
    assertThatThrownBy(
            () -> a.startChildAsync(desk("later", "USD")).toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ChildConflictException.class);
  }

  @Test
  void a_generated_name_is_that_of_one_child() {
    ChildSpec<Desk> spec = ChildSpec.of(Desk.class).argument("EUR").build();
    Child<Desk> child = a.startChild(spec);
    assertThat(child.name()).isEqualTo(spec.name());
    assertThat(b.startChild(spec).name()).isEqualTo(spec.name());
    assertThat(a.startChild(ChildSpec.of(Desk.class).argument("EUR").build()).name())
        .isNotEqualTo(spec.name());
  }

  @Test
  void many_children_with_large_arguments_are_started_in_as_many_calls_as_they_need() {
    int segment = a.explain("large").segment();
    List<ChildSpec<Desk>> specs = IntStream.range(0, 100_000)
        .mapToObj(number -> "large-" + number)
        .filter(name -> a.explain(name).segment() == segment)
        .limit(100)
        .map(name -> desk(name, "x".repeat(42_000)))
        .toList();
    assertThat(a.startChildren(specs)).allMatch(Started.class::isInstance);
    StartResult tooLarge =
        a.startChildren(List.of(desk("too-large", "x".repeat(5 << 20)))).get(0);
    assertThat(tooLarge)
        .isInstanceOfSatisfying(
            StartResult.Rejected.class,
            rejected -> assertThat(rejected.why()).isInstanceOf(SerializationException.class));
  }

  @Test
  void lists_tell_what_children_were_started_from() {
    ChildSpec<Desk> spec = ChildSpec.of(Desk.class)
        .named("listed")
        .argument("EUR")
        .shutdownTimeout(Duration.ofSeconds(3))
        .build();
    a.startChild(spec);
    assertThat(b.find("listed").flatMap(ChildInfo::spec)).contains(spec);
    assertThat(b.children())
        .filteredOn(child -> child.name().equals("listed"))
        .extracting(ChildInfo::spec)
        .containsExactly(Optional.of(spec));
    assertThat(b.children(null, 1_000).children())
        .filteredOn(child -> child.name().equals("listed"))
        .extracting(ChildInfo::spec)
        .containsExactly(Optional.of(spec));
  }

  @Test
  void an_argument_that_can_not_be_read_here_fails_who_asks_for_it_and_no_list() {
    ClusterSupervisor c = nodes.start("c", Desk.BEAN); // which may not read what the others may
    a.startChild(desk("secret", new Known("x")));
    await().atMost(SOON).until(() -> c.find("secret").isPresent());
    ChildInfo child = c.children().stream()
        .filter(each -> each.name().equals("secret"))
        .findFirst()
        .orElseThrow();
    assertThatThrownBy(child::spec).isInstanceOf(SerializationException.class);
    c.close();
  }
}
