package io.supervised.engine.child;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The threads that run user code: a bounded pool that starts and stops children, one for calls, one for what waits for their
 * ends, and one thread for each work loop.
 */
public final class ChildThreads implements AutoCloseable {

  private static final int POOL_SIZE = 64;
  private static final int MOST_CALLS = 1_000;
  private static final int CALLBACK_THREADS = 16;
  private static final long IDLE_SECONDS = 10;

  private final String prefix;
  private final ClassLoader loader;
  private final ScheduledExecutorService timer;
  private final ThreadPoolExecutor pool;
  private final ThreadPoolExecutor calls;
  private final ThreadPoolExecutor callbacks;
  private final AtomicLong numbers = new AtomicLong();

  public ChildThreads(String prefix, ClassLoader loader, ScheduledExecutorService timer) {
    this.prefix = prefix;
    this.loader = loader;
    this.timer = timer;
    this.pool = pool(POOL_SIZE, "worker-");
    this.callbacks = pool(CALLBACK_THREADS, "callback-");
    this.calls = new ThreadPoolExecutor(
        0,
        MOST_CALLS,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> thread("call-" + numbers.incrementAndGet(), task));
  }

  /** A pool with a queue, in which a task that follows another one at once need not wake a thread. */
  private ThreadPoolExecutor pool(int size, String name) {
    ThreadPoolExecutor made = new ThreadPoolExecutor(
        size,
        size,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new LinkedBlockingQueue<>(),
        task -> thread(name + numbers.incrementAndGet(), task));
    made.allowCoreThreadTimeOut(true);
    return made;
  }

  void execute(Runnable task) {
    pool.execute(task);
  }

  /** For calls: a thread for each child that has some to do, up to a limit beyond which it rejects. */
  public Executor calls() {
    return calls;
  }

  /** For what waits for the ends of calls: never rejects, nor waits. */
  public Executor callbacks() {
    return task -> {
      try {
        callbacks.execute(task);
      } catch (RejectedExecutionException ended) {
        task.run(); // whoever waits must hear of it
      }
    };
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

  /** Ends the pools; what still runs in them is interrupted, callbacks only after they had time to hear how their calls ended. */
  @Override
  public void close() {
    pool.shutdownNow();
    calls.shutdownNow();
    callbacks.shutdown();
    try {
      pool.awaitTermination(1, TimeUnit.SECONDS);
      calls.awaitTermination(1, TimeUnit.SECONDS);
      if (!callbacks.awaitTermination(1, TimeUnit.SECONDS)) {
        callbacks.shutdownNow();
      }
    } catch (InterruptedException stop) {
      callbacks.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
