package io.supervised.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does small things later, on one thread; they never wait. */
final class Timer implements AutoCloseable {

  private final ScheduledThreadPoolExecutor thread;

  Timer(String threadName) {
    this.thread = new ScheduledThreadPoolExecutor(1, task -> {
      Thread created = new Thread(task, threadName);
      created.setDaemon(true);
      return created;
    });
    thread.setRemoveOnCancelPolicy(
        true); // what children have scheduled for next year must not outlive them
  }

  ScheduledExecutorService executor() {
    return thread;
  }

  /** Does nothing once the timer is closed. */
  void after(long millis, Runnable task) {
    try {
      Future<?> unused = thread.schedule(() -> attempt(task), millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closed) {
      EngineLog.LOG.trace("task after the end of the node", closed);
    }
  }

  /** Goes on also after the task has thrown, as for lack of memory: the clock of the protocol must not stop. */
  void every(Duration period, Runnable task) {
    long millis = period.toMillis();
    Future<?> unused =
        thread.scheduleWithFixedDelay(() -> attempt(task), millis, millis, TimeUnit.MILLISECONDS);
  }

  private static void attempt(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error failed) {
      EngineLog.LOG.timerFailed(failed);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
