package io.supervised.engine.child;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/**
 * The time that an activation has for its end. When it is over, what still runs is interrupted, and soon after that left to itself.
 * Thread-safe.
 */
final class StopLimit {

  private static final long GRACE_MILLIS = 500;

  private final ChildThreads threads;
  private final Runnable interrupt;
  private final Runnable abandon;
  private @Nullable ScheduledFuture<?> next;
  private boolean over;

  StopLimit(ChildThreads threads, Runnable interrupt, Runnable abandon) {
    this.threads = threads;
    this.interrupt = interrupt;
    this.abandon = abandon;
  }

  /** The time begins to run, unless it does already. */
  synchronized void begin(Duration limit) {
    if (next == null && !over) {
      next = threads.later(this::expire, limit.toMillis());
    }
  }

  private void expire() {
    synchronized (this) {
      if (over) {
        return;
      }
      next = threads.later(abandon, GRACE_MILLIS);
    }
    interrupt.run();
  }

  synchronized void cancel() {
    over = true;
    if (next != null) {
      next.cancel(false);
    }
  }
}
