package io.supervised.benchmarks.moves;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** When children went and came, on the clock that all nodes of this JVM share. Thread-safe. */
final class Movements {

  private final Map<String, Long> away = new ConcurrentHashMap<>();
  private final AtomicLong count = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private volatile long last;

  /** It takes no more calls here. */
  void goes(String child) {
    away.put(child, System.nanoTime());
  }

  /** It is about to take calls again. */
  void comes(String child) {
    Long since = away.remove(child);
    if (since != null) {
      last = System.nanoTime();
      long silent = last - since;
      longest.accumulateAndGet(silent, Math::max);
      count.incrementAndGet();
    }
  }

  void begin() {
    count.set(0);
    longest.set(0);
    last = System.nanoTime();
  }

  /** How many have moved since the beginning. */
  long count() {
    return count.get();
  }

  /** For how long the one that was away for the longest time was, in milliseconds. */
  double longestMillis() {
    return longest.get() / 1e6;
  }

  /** When the last one came. */
  long last() {
    return last;
  }
}
