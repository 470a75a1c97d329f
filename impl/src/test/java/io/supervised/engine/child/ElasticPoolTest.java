package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ElasticPoolTest {

  private static final int MORE_THAN_ITS_USUAL_THREADS = 20;

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void end() {
    end.countDown();
    timer.shutdownNow();
  }

  @Test
  void what_still_waits_at_the_end_runs_although_all_threads_are_busy() {
    timer.shutdown(); // so that it does not grow
    ElasticPool pool = new ElasticPool(Thread::new, timer);
    for (int i = 0; i < MORE_THAN_ITS_USUAL_THREADS; i++) {
      pool.execute(this::keepBusy);
    }
    AtomicBoolean ran = new AtomicBoolean();
    pool.execute(() -> ran.set(true));
    pool.close();
    end.countDown();
    await().atMost(SOON).untilTrue(ran);
  }

  private void keepBusy() {
    while (end.getCount() > 0) {
      LockSupport.parkNanos(1_000_000); // and hears no interrupt
    }
  }
}
