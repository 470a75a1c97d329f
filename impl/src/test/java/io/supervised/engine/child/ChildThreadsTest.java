package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildThreadsTest {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildThreads threads = new ChildThreads(
      "test-", ThreadKind.AUTO, Optional.empty(), ChildThreadsTest.class.getClassLoader(), timer);

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void a_callback_that_hangs_does_not_outlive_the_node() {
    CompletableFuture<String> end = new CompletableFuture<>();
    threads.callbacks().execute(() -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        end.complete("interrupted");
      }
    });
    threads.close();
    assertThat(end).succeedsWithin(SOON).isEqualTo("interrupted");
  }

  @Test
  void a_callback_after_the_end_still_runs_on_a_thread_for_users() {
    threads.close();
    CompletableFuture<String> run = new CompletableFuture<>();
    threads.callbacks().execute(() -> run.complete(Thread.currentThread().getName()));
    assertThat(run).succeedsWithin(SOON).asString().startsWith("test-callback-");
  }

  @Test
  void callbacks_may_wait_for_further_ones_and_threads_for_them_are_given_up_afterwards() {
    CountDownLatch last = new CountDownLatch(200);
    for (int number = 0; number < 200; number++) {
      threads.callbacks().execute(() -> {
        last.countDown();
        waitFor(last);
      });
    }
    assertThat(CompletableFuture.runAsync(() -> waitFor(last))).succeedsWithin(SOON);
    threads.close();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
            .extracting(Thread::getName)
            .noneMatch(name -> name.startsWith("test-callback-")));
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
