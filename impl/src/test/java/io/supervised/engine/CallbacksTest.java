package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.NotExecutedException;
import io.supervised.SerializationException;
import io.supervised.SupervisedException;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What users do at the ends of calls and operations: it may wait for others, and nothing else waits for it. */
@TestInstance(Lifecycle.PER_CLASS)
class CallbacksTest {

  private static final int MANY = 100;

  private final TestNodes nodes = new TestNodes("callbacks-test", 19400);
  private ClusterSupervisor a;
  private ClusterSupervisor b;

  @BeforeAll
  void start_two_nodes() {
    a = start("a");
    b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(
        name,
        Map.of("hasty", Optional.of(Duration.ofMillis(1))),
        Desk.BEAN,
        SupervisedBean.of("door", Door.class, InstanceFactory.of(Door::new)));
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  /** Lets its callers wait until it is opened. */
  static class Door {

    static volatile CountDownLatch open = new CountDownLatch(1);

    int pass() throws InterruptedException {
      open.await();
      return 1;
    }

    int ring() {
      return 1;
    }
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  /** So many stages with what is done at their ends, all of which end at once. */
  private static <R> List<CompletionStage<R>> endingAtOnce(
      Supervisor node, IntFunction<R> continuation) {
    Door.open = new CountDownLatch(1);
    Child<Door> door = node.child(Door.class, "door").within(SOON);
    List<CompletionStage<R>> all = new ArrayList<>();
    IntStream.range(0, MANY)
        .forEach(number ->
            all.add(door.callAsync(Door::pass).thenApply(passed -> continuation.apply(number))));
    Door.open.countDown();
    return all;
  }

  @Test
  void a_hundred_of_them_may_start_children_and_call_them() {
    CountDownLatch all = new CountDownLatch(MANY);
    List<CompletionStage<String>> started = endingAtOnce(a, number -> {
      meet(all);
      return a.startChild(desk("desk-" + number)).call(Desk::name);
    });
    for (int number = 0; number < MANY; number++) {
      assertThat(started.get(number)).succeedsWithin(SOON).isEqualTo("desk-" + number);
    }
  }

  @Test
  void a_hundred_of_them_may_wait_for_the_ends_of_other_calls() {
    CountDownLatch all = new CountDownLatch(MANY);
    List<CompletionStage<Integer>> joined = endingAtOnce(a, number -> {
      meet(all);
      return a.child(Door.class, "door")
          .callAsync(Door::ring)
          .thenApply(rung -> rung + 1)
          .toCompletableFuture()
          .join();
    });
    joined.forEach(each -> assertThat(each).succeedsWithin(SOON).isEqualTo(2));
  }

  @Test
  void while_they_wait_other_nodes_have_their_children_started_and_stopped() {
    CountDownLatch done = new CountDownLatch(1);
    List<CompletionStage<Integer>> stuck = endingAtOnce(a, number -> {
      waitFor(done);
      return number;
    });
    for (int number = 0; number < 10; number++) {
      b.startChild(desk("other-" + number));
      assertThat(b.terminateChild("other-" + number)).isTrue();
    }
    done.countDown();
    stuck.forEach(each -> assertThat(each).succeedsWithin(SOON));
  }

  private static void meet(CountDownLatch others) {
    others.countDown();
    waitFor(others);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      throw new IllegalStateException(stop);
    }
  }

  @Test
  void what_follows_a_start_runs_on_a_thread_for_users_however_it_ends() {
    Queue<String> threads = new ConcurrentLinkedQueue<>();
    List<CompletableFuture<?>> all = new ArrayList<>();
    for (Supervisor each : List.of(a, a.named("hasty"))) {
      for (int number = 0; number < 20; number++) {
        all.add(each.startChildAsync(desk("followed-" + number))
            .handle((child, failure) -> threads.add(Thread.currentThread().getName()))
            .toCompletableFuture());
      }
    }
    all.forEach(each -> assertThat(each).succeedsWithin(SOON));
    assertThat(threads)
        .filteredOn(name -> !name.equals(Thread.currentThread().getName()))
        .isNotEmpty()
        .allMatch(name -> name.contains("-callback-"));
  }

  @Test
  void a_start_that_can_not_be_begun_fails_its_stage() {
    Child<Desk> expected = a.startChild(desk("there"));
    assertThat(a.startChildAsync(desk("there"))).succeedsWithin(SOON).isEqualTo(expected);
    ClusterSupervisor idle = nodes.make("idle", Configuration.defaults().calls());
    failing(idle, desk("x"), NotExecutedException.class, "SUPV00038");
    failing(a, desk("hasty:x"), IllegalArgumentException.class, "SUPV00043");
    failing(
        a,
        ChildSpec.of(String.class).named("x").build(),
        IllegalArgumentException.class,
        "SUPV00035");
    failing(
        a,
        ChildSpec.of(Desk.class).named("x").nearTo("x").build(),
        IllegalArgumentException.class,
        "SUPV00041");
    failing(
        a,
        ChildSpec.of(Desk.class).named("x").argument(new Thread()).build(),
        SerializationException.class,
        "SUPV00330");
    failing(
        a,
        ChildSpec.of(Desk.class).named("there").argument("USD").build(),
        SupervisedException.class,
        "SUPV00030");
  }

  private static void failing(
      Supervisor node, ChildSpec<?> spec, Class<? extends Exception> reason, String id) {
    CompletionStage<Throwable> failure = new CompletableFuture<>();
    var unused = node.startChildAsync(spec)
        .whenComplete((child, why) -> failure.toCompletableFuture().complete(why));
    assertThat(failure)
        .succeedsWithin(SOON)
        .satisfies(why -> assertThat(why).isInstanceOf(reason).hasMessageContaining(id));
  }
}
