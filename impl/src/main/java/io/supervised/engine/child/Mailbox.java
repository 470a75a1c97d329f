package io.supervised.engine.child;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one activation: one at a time, in the order in which they came, and beside that those that are concurrent; at most
 * {@code capacity} of them waiting or running beside.
 *
 * <p>While calls wait, one thread of the executor works them off. Who finds the mailbox idle may {@link #enter} it instead, and
 * make a call in a thread of its own. Thread-safe.
 */
final class Mailbox {

  private final int capacity;
  private final Executor executor;
  private final Consumer<Delivery> handler;
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private boolean busy;
  private int beside; // running at the same time
  private boolean closed;

  /** A mailbox that is open; {@code handler} performs or refuses a delivery, and throws nothing. */
  Mailbox(int capacity, Executor executor, Consumer<Delivery> handler) {
    this.capacity = capacity;
    this.executor = executor;
    this.handler = handler;
  }

  /** Takes a call in, or refuses it at once. */
  void add(Delivery delivery) {
    Refusal refusal = delivery.isConcurrent() ? startBeside(delivery) : queue(delivery);
    if (refusal != null) {
      delivery.refuse(refusal);
    }
  }

  private @Nullable Refusal startBeside(Delivery delivery) {
    synchronized (this) {
      if (closed) {
        return Refusal.NOT_HERE;
      }
      if (isFull()) {
        return Refusal.OVERLOADED;
      }
      beside++;
    }
    try {
      executor.execute(() -> {
        handler.accept(delivery);
        leaveBeside();
      });
      return null;
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      leaveBeside();
      return Refusal.OVERLOADED;
    }
  }

  private boolean isFull() {
    return waiting.size() + beside >= capacity;
  }

  private @Nullable Refusal queue(Delivery delivery) {
    boolean idle;
    synchronized (this) {
      if (closed) {
        return Refusal.NOT_HERE;
      }
      if (isFull()) {
        return Refusal.OVERLOADED;
      }
      waiting.add(delivery);
      idle = !busy;
      busy = true;
    }
    if (idle) {
      workOff();
    }
    return null;
  }

  /** Makes the caller the one whose call runs, if the mailbox is idle; it must {@link #leave} afterwards. */
  synchronized boolean enter() {
    if (closed || busy) {
      return false;
    }
    busy = true;
    return true;
  }

  void leave() {
    if (!rest()) {
      workOff();
    }
  }

  /** Lets the caller's concurrent call run; it must {@link #leaveBeside} afterwards. */
  synchronized boolean enterBeside() {
    if (closed || isFull()) {
      return false;
    }
    beside++;
    return true;
  }

  synchronized void leaveBeside() {
    beside--;
    notifyAll();
  }

  /** Whether a call runs, or is about to. */
  synchronized boolean isBusy() {
    return busy || beside > 0;
  }

  /** Refuses what waits and what comes from now on. What runs goes on. */
  void close() {
    synchronized (this) {
      closed = true;
    }
    refuseAll(Refusal.NOT_HERE);
  }

  /** Waits until nothing runs, after {@link #close}. */
  synchronized void awaitIdle() throws InterruptedException {
    while (isBusy()) {
      wait();
    }
  }

  private void workOff() {
    while (!handOver()) {
      refuseAll(Refusal.OVERLOADED);
      if (rest()) {
        return;
      }
    }
  }

  private boolean handOver() {
    try {
      executor.execute(this::run);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError noThread) {
      return false;
    }
  }

  private void run() {
    for (Delivery next = next(); next != null; next = next()) {
      handler.accept(next);
    }
  }

  private synchronized @Nullable Delivery next() {
    return rest() ? null : waiting.poll();
  }

  /** Becomes idle, unless something waits. */
  private synchronized boolean rest() {
    if (!waiting.isEmpty()) {
      return false;
    }
    busy = false;
    notifyAll();
    return true;
  }

  private void refuseAll(Refusal reason) {
    List<Delivery> refused;
    synchronized (this) {
      refused = new ArrayList<>(waiting);
      waiting.clear();
    }
    refused.forEach(delivery -> delivery.refuse(reason));
  }
}
