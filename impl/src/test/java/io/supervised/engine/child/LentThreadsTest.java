package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.LogBook;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** When the threads of a server are used, and what becomes of what they don't run. */
@ResourceLock(LogBook.LOCK)
class LentThreadsTest {

  private static final ClassLoader LOADER = LentThreadsTest.class.getClassLoader();

  private final LogBook log = new LogBook();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService handing =
      Executors.newSingleThreadExecutor(task -> new Thread(task, "handing"));
  private final AtomicInteger onOwn = new AtomicInteger();
  private final Executor own = task -> new Thread(task, "own-" + onOwn.incrementAndGet()).start();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void end() {
    end.countDown();
    log.close();
    timer.shutdownNow();
    handing.shutdownNow();
  }

  @Test
  void they_are_used_from_when_the_server_runs_tasks_and_not_before() {
    try (FakeServer server = new FakeServer(1)) {
      LentThreads threads = lent(server);
      assertThat(threadOf(threads)).startsWith("own-");
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(server.taken).as("the probe").hasValue(1));
      assertThat(threadOf(threads)).startsWith("own-");
      assertThat(server.taken).as("the probe alone").hasValue(1);
      server.start();
      await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).isEqualTo("server-1"));
      assertThat(told(server.name)).isEmpty();
    }
  }

  @Test
  void what_is_rejected_runs_on_our_own_and_the_server_is_left_alone_until_it_takes_tasks_again() {
    try (FakeServer server = FakeServer.started(1)) {
      LentThreads threads = used(server);
      server.rejects.set(true);
      assertThat(threadOf(threads)).startsWith("own-");
      int before = server.taken.get();
      server.rejects.set(false);
      assertThat(threadOf(threads))
          .satisfiesAnyOf(
              thread -> assertThat(thread).startsWith("own-"),
              thread -> assertThat(server.taken).as("a probe came first").hasValue(before + 2));
      await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).isEqualTo("server-1"));
      server.rejects.set(true);
      assertThat(threadOf(threads)).startsWith("own-");
      assertThat(told(server.name)).singleElement().asString().startsWith("WARN");
    }
  }

  @Test
  void what_the_server_does_not_begin_or_loses_runs_on_our_own_and_only_once() {
    try (FakeServer server = FakeServer.started(1)) {
      LentThreads threads = used(server);
      server.execute(this::keepBusy);
      AtomicInteger runs = new AtomicInteger();
      threads.run(errand(runs::incrementAndGet), own);
      await().atMost(SOON).untilAsserted(() -> assertThat(runs).hasValue(1));
      end.countDown();
      CompletableFuture<Integer> afterwards = new CompletableFuture<>();
      server.runOwn(() -> afterwards.complete(runs.get()));
      assertThat(afterwards).succeedsWithin(SOON).isEqualTo(1);
      await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).isEqualTo("server-1"));
      server.loses.set(true);
      assertThat(threadOf(threads)).startsWith("own-");
    }
  }

  @Test
  void what_finds_no_thread_of_our_own_either_is_tried_again() {
    try (FakeServer server = FakeServer.started(1)) {
      LentThreads threads = used(server);
      server.loses.set(true);
      AtomicInteger attempts = new AtomicInteger();
      CompletableFuture<String> run = new CompletableFuture<>();
      threads.run(errand(() -> run.complete(Thread.currentThread().getName())), task -> {
        if (attempts.incrementAndGet() < 3) {
          throw new OutOfMemoryError("made up: unable to create native thread");
        }
        own.execute(task);
      });
      assertThat(run).succeedsWithin(SOON).asString().startsWith("own-");
    }
  }

  @Test
  void the_thread_that_offers_a_task_never_runs_it() {
    List<Runnable> offered = new CopyOnWriteArrayList<>();
    Executor callersRun = task -> {
      offered.add(task);
      if (offered.size() == 1) {
        new Thread(task).start();
      } else {
        task.run();
      }
    };
    LentThreads threads = lent(new Lender("callers", callersRun, callersRun));
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(threadOf(threads)).startsWith("own-");
      assertThat(offered).hasSizeGreaterThan(1);
    });
    assertThat(told("'callers'")).hasSize(1);
  }

  @Test
  void what_waits_for_the_server_at_the_end_runs_on_our_own() {
    timer.shutdownNow(); // as a node ends its timer first
    try (FakeServer server = FakeServer.started(1)) {
      LentThreads threads = used(server);
      server.execute(this::keepBusy);
      CompletableFuture<String> run = new CompletableFuture<>();
      threads.run(errand(() -> run.complete(Thread.currentThread().getName())), own);
      threads.close();
      assertThat(run).succeedsWithin(SOON).asString().startsWith("own-");
      end.countDown();
      assertThat(threadOf(threads)).startsWith("own-");
    }
  }

  @Test
  void an_errand_is_interrupted_only_while_it_runs() {
    Errand errand = errand(() -> {});
    errand.run();
    errand.interrupt();
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    boolean[] felt = {false};
    Errand later = errand(() -> felt[0] = Thread.currentThread().isInterrupted());
    later.interrupt();
    later.run();
    assertThat(felt[0]).isTrue();
    assertThat(Thread.interrupted()).isFalse();
  }

  @Test
  void an_errand_has_the_class_loader_of_the_application_and_leaves_the_thread_as_it_was() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader application = new ClassLoader() {};
    ClassLoader[] seen = {null};
    Errand errand = new Errand(
        () -> {
          seen[0] = Thread.currentThread().getContextClassLoader();
          Thread.currentThread().interrupt();
          throw new IllegalStateException("made up");
        },
        application,
        over -> {});
    assertThatThrownBy(errand::run).hasMessage("made up");
    assertThat(seen[0]).isSameAs(application);
    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(errand.isOver()).isTrue();
  }

  @Test
  void a_server_that_keeps_the_thread_that_gives_it_a_task_keeps_nobody_else() {
    try (FakeServer server = FakeServer.started(1)) {
      AtomicBoolean keeps = new AtomicBoolean(true);
      Executor keeping = task -> {
        if (keeps.get()) {
          keepBusy();
        }
        server.execute(task);
      };
      Supplier<LentThreads> made = () -> lent(new Lender("keeping", keeping, keeping));
      LentThreads threads = CompletableFuture.supplyAsync(made)
          .orTimeout(SOON.toSeconds(), TimeUnit.SECONDS)
          .join();
      assertThat(threadOf(threads)).startsWith("own-");
      keeps.set(false);
      end.countDown();
      await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).isEqualTo("server-1"));
    }
  }

  @Test
  void a_server_that_keeps_it_later_is_left_alone() {
    try (FakeServer server = FakeServer.started(1)) {
      AtomicBoolean keeps = new AtomicBoolean();
      Executor keeping = task -> {
        if (keeps.get()) {
          keepBusy();
        }
        server.execute(task);
      };
      LentThreads threads = lent(new Lender("keeping", keeping, keeping));
      await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).isEqualTo("server-1"));
      keeps.set(true);
      CompletableFuture<String> place = CompletableFuture.supplyAsync(() -> threadOf(threads));
      assertThat(place).succeedsWithin(SOON).asString().startsWith("own-");
    }
  }

  @Test
  void no_more_tasks_than_the_limit_are_with_the_server() {
    try (FakeServer server = FakeServer.started(6)) {
      LentThreads threads = used(server);
      Lane lane = new Lane(threads, own, LOADER, 2, new ArrayDeque<>());
      AtomicInteger running = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      CountDownLatch all = new CountDownLatch(5);
      for (int number = 0; number < 5; number++) {
        lane.execute(() -> {
          most.accumulateAndGet(running.incrementAndGet(), Math::max);
          keepBusy();
          running.decrementAndGet();
          all.countDown();
        });
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(running).hasValue(2));
      assertThat(threadOf(threads)).as("what is given after them").isNotEmpty();
      end.countDown();
      await().atMost(SOON).untilAsserted(() -> assertThat(all.getCount()).isZero());
      assertThat(most).hasValue(2);
    }
  }

  @Test
  void what_waits_in_a_lane_runs_in_order() {
    try (FakeServer server = FakeServer.started(1)) {
      Lane lane = new Lane(used(server), own, LOADER, 1, new ArrayDeque<>());
      List<Integer> order = new CopyOnWriteArrayList<>();
      for (int number = 0; number < 5; number++) {
        int each = number;
        lane.execute(() -> order.add(each));
      }
      await().atMost(SOON).untilAsserted(() -> assertThat(order).containsExactly(0, 1, 2, 3, 4));
    }
  }

  @Test
  void a_lane_without_a_queue_rejects_what_is_beyond_its_limit_until_something_has_ended() {
    try (FakeServer server = FakeServer.started(2)) {
      Lane lane = new Lane(used(server), own, LOADER, 1, new SynchronousQueue<>());
      lane.execute(this::keepBusy);
      assertThatThrownBy(() -> lane.execute(() -> {}))
          .isInstanceOf(RejectedExecutionException.class);
      end.countDown();
      CompletableFuture<Boolean> run = new CompletableFuture<>();
      await().ignoreExceptions().untilAsserted(() -> lane.execute(() -> run.complete(true)));
      assertThat(run).succeedsWithin(SOON);
    }
  }

  @Test
  void what_waits_in_a_lane_runs_even_if_no_other_thread_can_be_had() {
    Queue<Thread> ran = new ArrayDeque<>();
    try (FakeServer server = new FakeServer(1)) {
      AtomicInteger attempts = new AtomicInteger();
      Executor scarce = task -> {
        if (attempts.incrementAndGet() > 1) {
          throw new OutOfMemoryError("made up: unable to create native thread");
        }
        own.execute(task);
      };
      Lane lane = new Lane(lent(server), scarce, LOADER, 1, new ArrayDeque<>());
      CompletableFuture<Integer> done = new CompletableFuture<>();
      lane.execute(() -> {
        keepBusy();
        ran.add(Thread.currentThread());
      });
      lane.execute(() -> ran.add(Thread.currentThread()));
      lane.execute(() -> done.complete(ran.size()));
      end.countDown();
      assertThat(done).succeedsWithin(SOON).isEqualTo(2);
    }
  }

  /** Of that executor: other tests have some, too. */
  private List<String> told(String executor) {
    return log.with("SUPV00164").stream()
        .filter(line -> line.contains(executor))
        .toList();
  }

  private LentThreads lent(FakeServer server) {
    return lent(server.lender());
  }

  private LentThreads lent(Lender lender) {
    return new LentThreads(lender, LOADER, handing, timer);
  }

  /** After the probe has run. */
  private LentThreads used(FakeServer server) {
    LentThreads threads = lent(server);
    await().atMost(SOON).untilAsserted(() -> assertThat(threadOf(threads)).startsWith("server-"));
    return threads;
  }

  private String threadOf(LentThreads threads) {
    CompletableFuture<String> name = new CompletableFuture<>();
    threads.run(errand(() -> name.complete(Thread.currentThread().getName())), own);
    return name.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static Errand errand(Runnable task) {
    return new Errand(task, LOADER, over -> {});
  }

  private void keepBusy() {
    FakeServer.waitFor(end);
  }
}
