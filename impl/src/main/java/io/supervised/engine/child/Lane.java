package io.supervised.engine.child;

import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tasks on lent threads, or on our own instead, so many at once that the server is not flooded. Thread-safe. */
final class Lane implements Executor, AutoCloseable {

  private final LentThreads threads;
  private final Executor own;
  private final ClassLoader loader;
  private final int most;
  private final Queue<Runnable> waiting;
  private final Set<Errand> errands = ConcurrentHashMap.newKeySet();
  private int running;

  /**
   * An empty lane.
   *
   * @param own runs what the lent threads don't, and throws if it can't
   * @param waiting takes in what is beyond the limit, or refuses to, and is guarded by this lane
   */
  Lane(LentThreads threads, Executor own, ClassLoader loader, int most, Queue<Runnable> waiting) {
    this.threads = threads;
    this.own = own;
    this.loader = loader;
    this.most = most;
    this.waiting = waiting;
  }

  /** Throws a {@link RejectedExecutionException} if the lane is full. */
  @Override
  public void execute(Runnable task) {
    if (enters(task)) {
      begin(task);
    }
  }

  /** False if it has to wait. */
  private synchronized boolean enters(Runnable task) {
    if (running < most) {
      running++;
      return true;
    }
    if (!waiting.offer(task)) {
      throw new RejectedExecutionException(most + " tasks run already");
    }
    return false;
  }

  private void begin(Runnable task) {
    try {
      handOver(task);
    } catch (RuntimeException | Error noThread) {
      leave();
      throw noThread;
    }
  }

  private void handOver(Runnable task) {
    Errand errand = new Errand(task, loader, this::ended);
    errands.add(errand);
    try {
      threads.run(errand, own);
    } catch (RuntimeException | Error noThread) {
      errands.remove(errand);
      throw noThread;
    }
  }

  private synchronized void leave() {
    running--;
    notifyAll();
  }

  private void ended(Errand errand) {
    errands.remove(errand);
    for (Runnable next = next(); next != null; next = next()) {
      if (isHandedOn(next)) {
        return;
      }
      runHere(next);
    }
  }

  /** What waits takes the place of what has ended. */
  private synchronized @Nullable Runnable next() {
    Runnable next = waiting.poll();
    if (next == null) {
      leave();
    }
    return next;
  }

  private boolean isHandedOn(Runnable task) {
    try {
      handOver(task);
      return true;
    } catch (RuntimeException | Error noThread) {
      ChildLog.LOG.trace("a task has no thread but the one of the task before it", noThread);
      return false;
    }
  }

  private void runHere(Runnable task) {
    try {
      new Errand(task, loader, over -> {}).run();
    } catch (RuntimeException | Error failed) {
      ChildLog.LOG.debug("a task has failed, and those that wait go on", failed);
    }
  }

  /** Waits until nothing runs, but no longer than that. */
  synchronized void awaitIdle(long millis) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    for (long left = millis; running > 0 && left > 0; ) {
      wait(left);
      left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }
  }

  /** Forgets what waits, and interrupts what runs. */
  @Override
  public void close() {
    synchronized (this) {
      waiting.clear();
    }
    errands.forEach(Errand::interrupt);
  }
}
