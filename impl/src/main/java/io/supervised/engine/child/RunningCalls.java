package io.supervised.engine.child;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The calls of an activation that run at the moment, and where. Thread-safe. */
final class RunningCalls {

  private final Set<Running> running = ConcurrentHashMap.newKeySet();

  /** A call that runs. */
  static final class Running {

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private final boolean ours;
    private boolean interrupted;
    private boolean over;
    private boolean reported;

    private Running(boolean ours) {
      this.ours = ours;
    }

    Thread thread() {
      return thread;
    }

    long nanos() {
      return System.nanoTime() - since;
    }

    /** Whether this was not asked before. */
    synchronized boolean isNews() {
      boolean news = !reported;
      reported = true;
      return news;
    }

    private synchronized void interrupt() {
      if (ours && !over) {
        interrupted = true;
        thread.interrupt();
      }
    }

    /** An interrupt that was meant for the call is not left to whatever runs in its thread next. */
    private synchronized boolean end() {
      over = true;
      return interrupted && Thread.interrupted();
    }
  }

  /**
   * A call begins in this thread.
   *
   * @param ours whether the thread is of this node, so that it may be interrupted, rather than the caller's own
   */
  Running begin(boolean ours) {
    Running call = new Running(ours);
    running.add(call);
    return call;
  }

  void end(Running call) {
    running.remove(call);
    if (call.end()) {
      ChildLog.LOG.trace("a call ended while it was being interrupted");
    }
  }

  void forEach(Consumer<Running> consumer) {
    running.forEach(consumer);
  }

  /** Interrupts those that do not run in a caller's own thread. */
  void interrupt() {
    running.forEach(Running::interrupt);
  }
}
