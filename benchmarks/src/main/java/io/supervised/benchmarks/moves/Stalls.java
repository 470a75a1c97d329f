package io.supervised.benchmarks.moves;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How long threads of this process could not go on, for its garbage collector or for want of a core: one tries all the time. Thread-safe. */
final class Stalls {

  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(1);

  private final AtomicLong longest = new AtomicLong();

  Stalls() {
    Thread watch = new Thread(this::watch, "stalls");
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    try {
      while (true) {
        long before = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(STEP);
        longest.accumulateAndGet(System.nanoTime() - before - STEP, Math::max);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  void begin() {
    longest.set(0);
  }

  long longestNanos() {
    return longest.get();
  }
}
