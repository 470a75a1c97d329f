package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(LogBook.LOCK)
class TimerTest {

  @Test
  void what_is_done_again_and_again_goes_on_after_it_has_failed() {
    AtomicInteger turns = new AtomicInteger();
    LogBook log = new LogBook();
    try (Timer timer = new Timer("timer-test")) {
      timer.every(Duration.ofMillis(1), () -> {
        turns.incrementAndGet();
        throw new OutOfMemoryError("made up");
      });
      await().atMost(SOON).until(() -> turns.get() > 2);
      assertThat(log.with("SUPV00017")).isNotEmpty();
    } finally {
      log.close();
    }
  }
}
