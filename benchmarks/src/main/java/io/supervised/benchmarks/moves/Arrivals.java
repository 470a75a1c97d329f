package io.supervised.benchmarks.moves;

import java.util.concurrent.atomic.AtomicReference;

/** Children that came to this node, and how long each was away. Thread-safe. */
final class Arrivals {

  private final AtomicReference<Seen> seen = new AtomicReference<>(Seen.NOTHING);

  /** A child is about to take calls that has taken none since then. */
  void comes(long since) {
    long now = System.nanoTime();
    Seen one = new Seen(1, now, now - since, 0);
    seen.updateAndGet(one::and);
  }

  void begin() {
    seen.set(Seen.NOTHING);
  }

  Seen seen() {
    return seen.get();
  }
}
