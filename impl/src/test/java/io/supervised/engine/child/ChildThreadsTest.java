package io.supervised.engine.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChildThreadsTest {

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildThreads threads =
      new ChildThreads("test-", ChildThreadsTest.class.getClassLoader(), timer);

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
    assertThat(end).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("interrupted");
  }

  @Test
  void a_callback_after_the_end_still_runs() {
    threads.close();
    CompletableFuture<Void> run = new CompletableFuture<>();
    threads.callbacks().execute(() -> run.complete(null));
    assertThat(run).isCompleted();
  }
}
