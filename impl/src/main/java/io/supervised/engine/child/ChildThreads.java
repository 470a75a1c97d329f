package io.supervised.engine.child;

import io.supervised.engine.child.ThreadKind.ThreadMaker;
import java.util.Optional;
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
 * The threads of children and calls: a bounded pool that starts and stops children, one for calls, one for what users do at their
 * ends, one for what the node does then, a thread for each process that is behind, and one for each work loop. Where a server lends
 * threads, code of users runs on those.
 */
public final class ChildThreads implements AutoCloseable {

  static final int POOL_SIZE = 64;
  static final int MOST_CALLS = 1_000;
  private static final int ENDING_THREADS = 8;
  private static final long IDLE_SECONDS = 10;

  private final String prefix;
  private final ThreadMaker maker;
  private final ScheduledExecutorService timer;
  private final ThreadPoolExecutor pool;
  private final ThreadPoolExecutor calls;
  private final ThreadPoolExecutor endings;
  private final ThreadPoolExecutor waiting;
  private final ThreadPoolExecutor handing;
  private final ElasticPool callbacks;
  private final ClassLoader loader;
  private final Optional<Lanes> lanes;
  private final AtomicLong numbers = new AtomicLong();

  /**
   * Threads that begin when they are needed.
   *
   * @param lender whose threads run code of users while they can; what there is beside it runs on our own
   * @param loader the application's
   */
  public ChildThreads(
      String prefix,
      ThreadKind kind,
      Optional<Lender> lender,
      ClassLoader loader,
      ScheduledExecutorService timer) {
    this(prefix, kind.maker(loader), lender, loader, timer);
  }

  ChildThreads(
      String prefix,
      ThreadMaker maker,
      Optional<Lender> lender,
      ClassLoader loader,
      ScheduledExecutorService timer) {
    this.prefix = prefix;
    this.maker = maker;
    this.loader = loader;
    this.timer = timer;
    this.pool = pool(POOL_SIZE, "worker-");
    this.endings = pool(ENDING_THREADS, "ending-");
    this.callbacks =
        new ElasticPool(task -> thread("callback-" + numbers.incrementAndGet(), task), timer);
    this.calls = threadForEach(MOST_CALLS, "call-");
    this.waiting = threadForEach(Integer.MAX_VALUE, "sender-");
    this.handing = pool(1, "handing-");
    this.lanes = lender.map(each -> new Lanes(
        new LentThreads(each, loader, handing, timer), loader, pool, calls, this::callBack));
  }

  private ThreadPoolExecutor threadForEach(int most, String name) {
    return new ThreadPoolExecutor(
        0,
        most,
        IDLE_SECONDS,
        TimeUnit.SECONDS,
        new SynchronousQueue<>(),
        task -> thread(name + numbers.incrementAndGet(), task));
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
    lanes.map(Lanes::starts).orElse(pool).execute(task);
  }

  /** For calls: a thread for each child that has some to do, up to a limit beyond which it rejects. */
  public Executor calls() {
    return lanes.map(Lanes::calls).orElse(calls);
  }

  /** For what users do at the ends of calls, which may wait for other calls: never rejects, nor waits. */
  public Executor callbacks() {
    return lanes.map(Lanes::callbacks).orElse(this::callBack);
  }

  private void callBack(Runnable task) {
    try {
      callbacks.execute(task);
    } catch (RejectedExecutionException ended) {
      // whoever waits must hear of it, and the thread that tells may be one that must not wait
      thread("callback-" + numbers.incrementAndGet(), task).start();
    }
  }

  /** For what the node itself does at the ends of calls: it never waits for other calls. Never rejects, nor waits. */
  public Executor endings() {
    return task -> {
      try {
        endings.execute(task);
      } catch (RejectedExecutionException ended) {
        task.run();
      }
    };
  }

  /** For what waits for other processes: a thread for each task, of which there is one for each process. */
  public Executor waiting() {
    return task -> {
      try {
        waiting.execute(task);
      } catch (RejectedExecutionException ended) {
        ChildLog.LOG.trace("nothing is sent after the end of the node", ended);
      }
    };
  }

  ScheduledFuture<?> later(Runnable task, long millis) {
    return timer.schedule(task, millis, TimeUnit.MILLISECONDS);
  }

  /** A task for {@link #executeLoop}. */
  Errand errand(Runnable task) {
    return new Errand(task, loader, over -> {});
  }

  /** On a thread for as long as it runs. */
  void executeLoop(String name, Errand loop) {
    Executor own = task -> thread(name, task).start();
    lanes.ifPresentOrElse(lent -> lent.executeLoop(loop, own), () -> own.execute(loop));
  }

  /** A thread that is not started yet, with the application's class loader. */
  private Thread thread(String name, Runnable task) {
    return maker.make(prefix + name, task);
  }

  /** Ends the pools; what still runs in them is interrupted, callbacks only after they had time to hear how their calls ended. */
  @Override
  public void close() {
    lanes.ifPresent(Lanes::close);
    handing.shutdownNow();
    pool.shutdownNow();
    calls.shutdownNow();
    waiting.shutdownNow();
    endings.shutdown();
    try {
      pool.awaitTermination(1, TimeUnit.SECONDS);
      calls.awaitTermination(1, TimeUnit.SECONDS);
      waiting.awaitTermination(1, TimeUnit.SECONDS);
      endings.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    endings.shutdownNow();
    callbacks.close();
  }
}
