package io.supervised.engine.child;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A task on a thread that may be somebody else's. It runs once, on whichever thread is the first to run it; it is interrupted only while
 * it runs; and it leaves the thread without an interrupt, and with the class loader that it found. Thread-safe.
 */
final class Errand implements Runnable {

  private final Runnable task;
  private final ClassLoader loader;
  private final Consumer<Errand> atEnd;
  private @Nullable Thread thread; // while it runs
  private boolean interrupted;
  private boolean begun;
  private boolean over;

  /**
   * A task that has not begun.
   *
   * @param loader the application's class loader
   * @param atEnd is told on the same thread, which it is free to use
   */
  Errand(Runnable task, ClassLoader loader, Consumer<Errand> atEnd) {
    this.task = task;
    this.loader = loader;
    this.atEnd = atEnd;
  }

  @Override
  public void run() {
    Thread here = Thread.currentThread();
    if (!begins(here)) {
      return;
    }
    ClassLoader before = here.getContextClassLoader();
    here.setContextClassLoader(loader);
    try {
      task.run();
    } finally {
      here.setContextClassLoader(before);
      end();
      atEnd.accept(this);
    }
  }

  private synchronized boolean begins(Thread here) {
    if (begun) {
      return false;
    }
    begun = true;
    thread = here;
    if (interrupted) {
      here.interrupt();
    }
    return true;
  }

  private synchronized void end() {
    thread = null;
    over = true;
    if (Thread.interrupted()) {
      ChildLog.LOG.trace("a task ended while it was being interrupted");
    }
    notifyAll();
  }

  /** Does nothing once it is over; what has not begun is interrupted when it does. */
  synchronized void interrupt() {
    interrupted = true;
    if (thread != null) {
      thread.interrupt();
    }
  }

  synchronized boolean hasBegun() {
    return begun;
  }

  synchronized boolean isOver() {
    return over;
  }

  synchronized void awaitEnd() throws InterruptedException {
    while (!over) {
      wait();
    }
  }

  /** Where it runs; null if it does not. */
  synchronized @Nullable Thread thread() {
    return thread;
  }
}
