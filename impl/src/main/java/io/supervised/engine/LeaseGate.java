package io.supervised.engine;

import io.supervised.engine.child.Permission;
import io.supervised.engine.core.Time;
import java.util.function.Supplier;

/**
 * The lease as user code meets it: one volatile read and a look at both clocks, so that a thread that wakes after a pause, or
 * on a machine that was suspended, is stopped before anything else is decided.
 */
final class LeaseGate implements Permission {

  private final Supplier<Time> clock;
  private volatile Time until = Time.NEVER;
  private boolean closed;

  LeaseGate(Supplier<Time> clock) {
    this.clock = clock;
  }

  synchronized void validUntil(Time end) {
    until = closed ? Time.NEVER : end;
  }

  /** Permits nothing any more, whatever lease may come. */
  synchronized void close() {
    closed = true;
    until = Time.NEVER;
  }

  @Override
  public boolean isValid() {
    Time end = until; // first: a thread that pauses here sees by the clocks how late it is
    return clock.get().isBefore(end);
  }
}
