package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Concurrent;
import io.supervised.Run;
import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children whose code runs on the threads of a server. */
class LentToChildrenTest {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void the_code_of_a_child_runs_on_threads_of_the_server_once_it_has_started_from_begin_to_end()
      throws Exception {
    try (FakeServer server = new FakeServer(8);
        ChildLab lab = lab(server)) {
      lab.start();
      lab.running().take(lab.call("before", Placed.class.getDeclaredMethod("where")));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).contains("before: lab", "loop lab"));
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
      server.start();
      await()
          .atMost(SOON)
          .until(() -> life(lab)
              .containsAll(List.of(
                  "made on server",
                  "loop server",
                  "call: server",
                  "beside: server",
                  "timer server",
                  "destroyed on server")));
    }
  }

  /** What a child does from its start to its end. */
  private static List<String> life(ChildLab lab) throws Exception {
    lab.diary.clear();
    lab.start();
    LiveChild child = lab.running();
    child.take(lab.call("call", Placed.class.getDeclaredMethod("where")));
    child.take(lab.call("beside", Placed.class.getDeclaredMethod("whereBeside")));
    child.schedule(Duration.ZERO, () -> lab.diary.add("timer " + place()));
    for (String part : List.of("loop", "call", "beside", "timer")) {
      await()
          .atMost(SOON)
          .until(() -> lab.diary.stream().anyMatch(entry -> entry.startsWith(part)));
    }
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    return List.copyOf(lab.diary);
  }

  @Test
  void a_work_loop_that_has_the_only_thread_of_the_server_stops_neither_calls_nor_the_end()
      throws Exception {
    try (FakeServer server = FakeServer.started(1);
        ChildLab lab = lab(server)) {
      startOnServer(lab);
      lab.running().take(lab.call("call", Placed.class.getDeclaredMethod("where")));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).contains("loop server", "call: lab"));
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    }
  }

  @Test
  void an_abandoned_call_leaves_no_interrupt_and_no_class_loader_to_the_server() throws Exception {
    try (FakeServer server = FakeServer.started(4);
        ChildLab lab = lab(server)) {
      startOnServer(lab);
      lab.running().take(lab.call("call", Placed.class.getDeclaredMethod("hang")));
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("hangs"));
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("ended as asked"));
      lab.release.countDown();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).contains("call: interrupted before"));
      server.awaitEnds();
      assertThat(server.traces).isEmpty();
    }
  }

  @Test
  void a_callback_runs_on_the_server_and_is_interrupted_if_it_outlives_the_node() {
    try (FakeServer server = FakeServer.started(2)) {
      ChildThreads threads = threads(server);
      CompletableFuture<String> end = new CompletableFuture<>();
      CountDownLatch begun = new CountDownLatch(1);
      threads.callbacks().execute(() -> {
        begun.countDown();
        try {
          new CountDownLatch(1).await();
        } catch (InterruptedException stop) {
          end.complete("interrupted");
        }
      });
      FakeServer.waitFor(begun);
      for (Executor engine : List.of(threads.endings(), threads.waiting())) {
        CompletableFuture<String> place = new CompletableFuture<>();
        engine.execute(() -> place.complete(place()));
        assertThat(place).succeedsWithin(SOON).isEqualTo("own");
      }
      threads.close();
      assertThat(end).succeedsWithin(SOON).isEqualTo("interrupted");
    }
  }

  @Test
  void a_callback_has_time_before_the_end_of_the_node_interrupts_it() {
    try (FakeServer server = FakeServer.started(4)) {
      ChildThreads threads = threads(server);
      Thread closing = new Thread(threads::close);
      CountDownLatch begun = new CountDownLatch(1);
      CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
      threads.callbacks().execute(() -> {
        begun.countDown();
        Thread here = Thread.currentThread();
        while (closing.getState() != Thread.State.TIMED_WAITING && !here.isInterrupted()) {
          Thread.onSpinWait();
        }
        interrupted.complete(here.isInterrupted());
      });
      FakeServer.waitFor(begun);
      closing.start();
      assertThat(interrupted).succeedsWithin(SOON).isEqualTo(false);
    }
  }

  @Test
  void callbacks_that_wait_for_each_other_never_wait_for_the_server() {
    try (FakeServer server = FakeServer.started(2)) {
      ChildThreads threads = threads(server);
      CountDownLatch last = new CountDownLatch(200);
      for (int number = 0; number < 200; number++) {
        threads.callbacks().execute(() -> {
          last.countDown();
          FakeServer.waitFor(last);
        });
      }
      assertThat(CompletableFuture.runAsync(() -> FakeServer.waitFor(last))).succeedsWithin(SOON);
      threads.close();
    }
  }

  /** Starts the child on the server, as soon as that is used. */
  private static void startOnServer(ChildLab lab) {
    await().atMost(SOON).until(() -> {
      lab.start();
      await()
          .atMost(SOON)
          .until(() -> lab.diary.stream().anyMatch(entry -> entry.startsWith("loop")));
      boolean onServer = lab.diary.contains("loop server");
      if (!onServer) {
        lab.stop();
        await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
        lab.diary.clear();
      }
      return onServer;
    });
  }

  /** Threads of a node that uses the server. */
  private ChildThreads threads(FakeServer server) {
    ChildThreads threads = new ChildThreads(
        "own-",
        ThreadKind.PLATFORM,
        Optional.of(server.lender()),
        LentToChildrenTest.class.getClassLoader(),
        timer);
    await().atMost(SOON).untilAsserted(() -> assertThat(place(threads)).isEqualTo("server"));
    return threads;
  }

  private static String place(ChildThreads threads) {
    CompletableFuture<String> place = new CompletableFuture<>();
    threads.callbacks().execute(() -> place.complete(place()));
    return place.join();
  }

  /** The first part of the name of this thread. */
  private static String place() {
    return Thread.currentThread().getName().replaceFirst("-.*", "");
  }

  private static ChildLab lab(FakeServer server) {
    return ChildLab.on(server.lender(), Placed.class, lab -> {
      lab.diary.add("made on " + place());
      return new Noted(new Placed(lab), lab);
    });
  }

  /** An instance that notes where it ends. */
  private record Noted(Placed instance, ChildLab lab) implements Instance {

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(instance, arguments);
    }

    @Override
    public void destroy() {
      lab.diary.add("destroyed on " + place());
    }
  }

  record Placed(ChildLab lab) {

    String where() {
      return place();
    }

    @Concurrent
    String whereBeside() {
      return place();
    }

    String hang() {
      lab.diary.add("hangs");
      boolean interrupted = false;
      while (lab.release.getCount() > 0) {
        interrupted |= Thread.interrupted();
        Thread.onSpinWait();
      }
      Thread.currentThread().interrupt();
      return interrupted ? "interrupted before" : "not interrupted";
    }

    @Run
    void loop() {
      lab.diary.add("loop " + place());
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
