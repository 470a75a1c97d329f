package io.supervised.engine.segment;

import java.util.concurrent.atomic.AtomicInteger;

/** How many orders wait on a node, and how many may. Thread-safe. */
final class OrderLimit {

  private final int most;
  private final AtomicInteger waiting = new AtomicInteger();

  OrderLimit(int most) {
    this.most = most;
  }

  /** Counts one more, if there is room for it. */
  boolean enter() {
    return waiting.getAndUpdate(count -> count < most ? count + 1 : count) < most;
  }

  void leave() {
    waiting.decrementAndGet();
  }
}
