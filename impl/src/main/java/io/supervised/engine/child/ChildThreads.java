package io.supervised.engine.child;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The threads that run user code: a bounded pool that starts and stops children, and one thread for each work loop. */
public final class ChildThreads implements AutoCloseable {

  private static final int POOL_SIZE = 64;
  private static final long IDLE_SECONDS = 10;

  private final String prefix;
  private final ClassLoader loader;
  private final ScheduledExecutorService timer;
  private final ThreadPoolExecutor pool;
  private final AtomicLong numbers = new AtomicLong();

  public ChildThreads(String prefix, ClassLoader loader, ScheduledExecutorService timer) {
    this.prefix = prefix;
    this.loader = loader;
    this.timer = timer;
    this.pool = new ThreadPoolExecutor(
        POOL_SIZE,
        POOL_SIZE,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> thread("worker-" + numbers.incrementAndGet(), task));
    this.pool.allowCoreThreadTimeOut(true);
  }

  void execute(Runnable task) {
    pool.execute(task);
  }

  ScheduledFuture<?> later(Runnable task, long millis) {
    return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** A thread that is not started yet, with the application's class loader. */
  Thread thread(String name, Runnable task) {
    Thread thread = new Thread(task, prefix + name);
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    return thread;
  }

  /** Ends the pool; what still runs in it is interrupted. */
  @Override
  public void close() {
    pool.shutdownNow();
    try {
      pool.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
