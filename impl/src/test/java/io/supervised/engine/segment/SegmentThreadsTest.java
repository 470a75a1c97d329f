package io.supervised.engine.segment;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SegmentThreadsTest {

  private final SegmentThreads threads = new SegmentThreads(
      "threads-test-", Runnable::run, Runnable::run, (millis, task) -> task.run());
  private final List<String> diary = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    threads.close();
  }

  @Test
  void who_reads_hears_of_a_failure_of_any_kind() {
    threads.read(
        () -> {
          throw new OutOfMemoryError("a");
        },
        read -> diary.add("read"),
        failed -> diary.add("failed: " + failed.getMessage()));
    threads.read(
        () -> {
          throw new Exception("b");
        },
        read -> diary.add("read"),
        failed -> diary.add("failed: " + failed.getMessage()));
    threads.read(() -> "c", diary::add, failed -> diary.add("failed"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(diary).containsExactly("failed: a", "failed: b", "c"));
  }

  @Test
  void a_task_that_fails_does_not_keep_the_next_one_from_running() {
    threads.execute(() -> {
      throw new OutOfMemoryError("made up");
    });
    threads.execute(() -> diary.add("next"));
    await().atMost(SOON).untilAsserted(() -> assertThat(diary).containsExactly("next"));
  }

  @Test
  void after_the_end_nothing_is_taken() {
    threads.close();
    assertThat(threads.execute(() -> diary.add("late"))).isFalse();
  }
}
