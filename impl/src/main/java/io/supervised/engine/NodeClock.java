package io.supervised.engine;

import io.supervised.engine.core.Time;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The clocks of the machine. */
final class NodeClock implements Supplier<Time> {

  @Override
  public Time get() {
    return new Time(TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), System.currentTimeMillis());
  }
}
