package io.supervised.engine.child;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Threads for user code that may wait: a few as long as tasks end, and more, up to a limit, while none does although others are
 * due, since what they wait for may be among these.
 */
final class ElasticPool implements Executor {

  private static final int USUAL = 16;
  private static final int MOST = 1_000;
  private static final long IDLE_SECONDS = 10;
  private static final long STANDSTILL_MILLIS = 10;

  private final ThreadPoolExecutor threads;
  private final ThreadFactory factory;
  private final ScheduledExecutorService timer;
  private final AtomicBoolean watched = new AtomicBoolean();

  ElasticPool(ThreadFactory factory, ScheduledExecutorService timer) {
    this.factory = factory;
    this.timer = timer;
    this.threads = new ThreadPoolExecutor(
        USUAL, USUAL, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    threads.setMaximumPoolSize(MOST); // up to which the core grows
    threads.allowCoreThreadTimeOut(true);
  }

  /** Throws a {@link RejectedExecutionException} after the end. */
  @Override
  public void execute(Runnable task) {
    threads.execute(task);
    watchIfNeeded();
  }

  private void watchIfNeeded() {
    if (isSomethingDue() && watched.compareAndSet(false, true)) {
      lookLater(threads.getCompletedTaskCount());
    }
  }

  private boolean isSomethingDue() {
    return !threads.getQueue().isEmpty();
  }

  private void lookLater(long completed) {
    try {
      var unused = timer.schedule(() -> look(completed), STANDSTILL_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ending) {
      ChildLog.LOG.trace("no more threads at the end of the node", ending);
    }
  }

  private void look(long completedBefore) {
    if (!isSomethingDue()) {
      threads.setCorePoolSize(USUAL);
      watched.set(false);
      watchIfNeeded(); // something may have come in between
      return;
    }
    long completed = threads.getCompletedTaskCount();
    try {
      if (completed == completedBefore) {
        threads.setCorePoolSize(
            Math.min(MOST, 2 * Math.max(threads.getCorePoolSize(), threads.getPoolSize())));
      }
    } finally {
      lookLater(completed);
    }
  }

  /** Ends. What runs for longer than a second is interrupted; what waits runs all the same, since somebody waits to hear of it. */
  void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
        runElsewhere(threads.shutdownNow());
      }
    } catch (InterruptedException stop) {
      runElsewhere(threads.shutdownNow());
      Thread.currentThread().interrupt();
    }
  }

  private void runElsewhere(List<Runnable> left) {
    if (!left.isEmpty()) {
      factory.newThread(() -> left.forEach(Runnable::run)).start();
    }
  }
}
