package io.supervised.engine;

import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.RestartDue;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits for the event loop. News of children wait behind everything else, so that a lease is renewed in time however many
 * of them start. Messages of other nodes that find no room are dropped: whatever matters is said again.
 */
final class Inbox {

  static final int MOST_MESSAGES = 10_000;

  private final Lock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Queue<Event> urgent = new ArrayDeque<>();
  private final Queue<Event> ofChildren = new ArrayDeque<>();

  void add(Event event) {
    lock.lock();
    try {
      if (event instanceof ChildStarted
          || event instanceof ChildEnded
          || event instanceof RestartDue) {
        ofChildren.add(event);
      } else if (!(event instanceof Received) || urgent.size() < MOST_MESSAGES) {
        urgent.add(event);
      }
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  Event take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        Event next = urgent.isEmpty() ? ofChildren.poll() : urgent.poll();
        if (next != null) {
          return next;
        }
        filled.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
