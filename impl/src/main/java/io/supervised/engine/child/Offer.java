package io.supervised.engine.child;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * An errand as it is offered to somebody else's threads. The thread that offers it does not run it, although some executors would have it
 * do so when they are full: it may be one that must not wait.
 */
final class Offer implements Runnable {

  private final Errand errand;
  private final Executor own;
  private final long since = System.nanoTime();
  private @Nullable Thread offering;
  private boolean sentBack;

  /**
   * Not offered yet.
   *
   * @param own runs the errand if nobody else does
   */
  Offer(Errand errand, Executor own) {
    this.errand = errand;
    this.own = own;
  }

  /**
   * Offers it, and returns before it is known whether it runs.
   *
   * @throws RejectedExecutionException if it won't; the executor may also throw something else
   */
  void to(Executor lent) {
    offering = Thread.currentThread();
    try {
      lent.execute(this);
    } finally {
      offering = null;
    }
    if (sentBack) {
      throw new RejectedExecutionException("the thread that offers a task was to run it");
    }
  }

  @Override
  public void run() {
    if (Thread.currentThread() == offering) { // what other threads see of it is never themselves
      sentBack = true;
    } else {
      errand.run();
    }
  }

  boolean isTaken() {
    return errand.hasBegun();
  }

  /** How long it has been waiting. */
  long nanos() {
    return System.nanoTime() - since;
  }

  /** Runs it on a thread of our own, unless it has begun. */
  void takeBack() {
    if (!isTaken()) {
      own.execute(errand);
    }
  }
}
