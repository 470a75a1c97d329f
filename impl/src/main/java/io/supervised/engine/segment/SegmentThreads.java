package io.supervised.engine.segment;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The one thread that decides about children, the one that reads for it and may have to wait, and those that reply for it. The first two
 * run from the beginning: what is decided must not fail for lack of a thread.
 */
public final class SegmentThreads implements AutoCloseable {

  private final ThreadPoolExecutor deciding;
  private final ThreadPoolExecutor reading;
  private final Executor replying;
  private final Executor comparing;
  private final BiConsumer<Long, Runnable> timer;

  /**
   * Threads that run until they are closed.
   *
   * @param replying tells the nodes that gave orders how they ended, which may wait for the network; never rejects
   * @param comparing runs code of users, which may wait for anything; never rejects
   * @param timer runs something after a number of milliseconds
   */
  public SegmentThreads(
      String prefix, Executor replying, Executor comparing, BiConsumer<Long, Runnable> timer) {
    this.deciding = single(prefix + "segments");
    this.reading = single(prefix + "reader");
    this.replying = replying;
    this.comparing = comparing;
    this.timer = timer;
  }

  private static ThreadPoolExecutor single(String name) {
    ThreadPoolExecutor made =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          return thread;
        });
    made.prestartCoreThread();
    return made;
  }

  Executor replying() {
    return replying;
  }

  /** Compares values of users, and goes on with the answer on the thread that decides. */
  <T> CompletionStage<T> compare(Supplier<T> comparison) {
    return CompletableFuture.supplyAsync(comparison, comparing)
        .thenApplyAsync(same -> same, this::execute);
  }

  /** Runs a task after those before it; false if it never will, since the node has ended. */
  boolean execute(Runnable task) {
    try {
      deciding.execute(() -> {
        try {
          task.run();
        } catch (RuntimeException | Error failed) {
          SegmentLog.LOG.failed(failed);
        }
      });
      return true;
    } catch (RejectedExecutionException ended) {
      return false;
    }
  }

  void after(long millis, Runnable task) {
    timer.accept(millis, () -> execute(task));
  }

  /** Reads, and hands on what was read, or why it could not be: one of both, whatever happens. */
  <T> void read(Callable<T> source, Consumer<T> result, Consumer<Throwable> failure) {
    try {
      reading.execute(() -> {
        T read;
        try {
          read = source.call();
        } catch (Exception | Error failed) {
          failure.accept(failed);
          return;
        }
        result.accept(read);
      });
    } catch (RejectedExecutionException ended) {
      SegmentLog.LOG.trace("nothing is read after the end of the node", ended);
    }
  }

  /** What was to be decided before still is, since others may wait for that. */
  @Override
  public void close() {
    reading.shutdownNow();
    deciding.shutdown();
  }
}
