package io.supervised.engine.child;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The calls of an activation that run at the moment, and where. Thread-safe. */
final class RunningCalls {

  private final Set<Running> beside = ConcurrentHashMap.newKeySet();
  private volatile @Nullable Running alone; // a field of its own, since most calls are of that kind

  /** A call that runs. */
  static final class Running {

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private final boolean concurrent;
    private final boolean ours;
    private boolean interrupted;
    private boolean over;
    private boolean reported;

    private Running(boolean concurrent, boolean ours) {
      this.concurrent = concurrent;
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
   * @param concurrent whether others may run at the same time
   * @param ours whether the thread is of this node, so that it may be interrupted, rather than the caller's own
   */
  Running begin(boolean concurrent, boolean ours) {
    Running call = new Running(concurrent, ours);
    if (concurrent) {
      beside.add(call);
    } else {
      alone = call;
    }
    return call;
  }

  void end(Running call) {
    if (call.concurrent) {
      beside.remove(call);
    } else {
      alone = null;
    }
    if (call.end()) {
      ChildLog.LOG.trace("a call ended while it was being interrupted");
    }
  }

  void forEach(Consumer<Running> consumer) {
    Running call = alone;
    if (call != null) {
      consumer.accept(call);
    }
    beside.forEach(consumer);
  }

  /** Interrupts those that do not run in a caller's own thread. */
  void interrupt() {
    forEach(Running::interrupt);
  }
}
