package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;

/**
 * What one life of this node has to do with one life of another: it numbers what it sends there, drops what arrives twice, and
 * knows how late it is there at least. Thread-safe.
 */
final class Link {
  /* When a frame arrives it is later there than its stamp says, by the time that the frame travelled. So stamp + (deadline - arrival)
   * is a moment that comes there before the deadline comes here, whatever the clocks show, as long as they run at nearly the
   * same rate: one part in a hundred is left for that, which is why the stamp must not be old. */

  private static final long FRESH = TimeUnit.SECONDS.toNanos(5);
  private static final int RATE_MARGIN = 100;

  private final NodeId here;
  private final NodeId there;
  private final SendQueue queue;
  private final Object sending = new Object();
  private long sent;
  private long received;
  private boolean heard;
  private long stamp;
  private long heardAt;

  Link(NodeId here, NodeId there, SendQueue queue) {
    this.here = here;
    this.there = there;
    this.queue = queue;
  }

  NodeId here() {
    return here;
  }

  NodeId there() {
    return there;
  }

  /** Whether so much waits for the other one that no more calls should be sent there. */
  boolean isFull() {
    return queue.isFull();
  }

  /** Sends a frame with the next number; numbers leave in order. */
  boolean send(LongFunction<byte[]> numbered) {
    synchronized (sending) {
      sent++;
      return queue.send(numbered.apply(sent));
    }
  }

  /** Takes note of a frame; false if it came before. */
  synchronized boolean hear(long number, long itsStamp, long now) {
    if (number <= received) {
      return false;
    }
    received = number;
    heard = true;
    stamp = itsStamp;
    heardAt = now;
    return true;
  }

  /** A moment by the clock there that is not later than {@code deadline} by the clock here; empty if too little is known. */
  synchronized OptionalLong deadlineThere(long deadline, long now) {
    if (!heard || now - heardAt > FRESH) {
      return OptionalLong.empty();
    }
    long left = deadline - heardAt;
    return OptionalLong.of(stamp + left - left / RATE_MARGIN);
  }
}
