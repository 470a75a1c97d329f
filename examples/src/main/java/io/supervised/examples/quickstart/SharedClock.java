package io.supervised.examples.quickstart;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A clock that all processes of this machine share. On Linux {@link System#nanoTime} reads the system-wide monotonic
 * clock; elsewhere nothing promises that its origin is the same in two JVMs, so the wall clock is read.
 */
final class SharedClock {

  private static final boolean MONOTONIC = System.getProperty("os.name").equals("Linux");

  private SharedClock() {}

  static long nanos() {
    return MONOTONIC ? System.nanoTime() : ChronoUnit.NANOS.between(Instant.EPOCH, Instant.now());
  }

  static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }
}
