package io.supervised.engine.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The frames to one process, in their order. As long as the process keeps up they are sent at once; else they wait here for a thread that
 * may wait for it, so that nobody who makes, answers or ends calls ever does. Thread-safe.
 */
final class SendQueue {

  private static final long MOST_BYTES = 8L << 20;

  private final FrameChannel channel;
  private final Executor waiting;
  private final UUID to;
  private final Deque<byte[]> frames = new ArrayDeque<>();
  private long bytes;
  private boolean draining;

  /**
   * A queue to one process.
   *
   * @param waiting runs what may wait for it
   */
  SendQueue(FrameChannel channel, Executor waiting, UUID to) {
    this.channel = channel;
    this.waiting = waiting;
    this.to = to;
  }

  /** Whether so much waits that nothing should be added which can be made again. */
  synchronized boolean isFull() {
    return bytes > MOST_BYTES;
  }

  /** Sends a frame after those before it; false if it surely was not sent. */
  synchronized boolean send(byte[] frame) {
    if (!draining && !channel.isBehind(to, frame.length)) {
      return channel.send(to, frame);
    }
    frames.add(frame);
    bytes += frame.length;
    if (!draining) {
      beginDraining();
    }
    return true;
  }

  private void beginDraining() {
    draining = true;
    try {
      waiting.execute(this::drain);
    } catch (Error noThread) {
      // nothing waits when nobody drains, so that no later frame overtakes this one
      draining = false;
      bytes -= frames.removeLast().length;
      throw noThread;
    }
  }

  private void drain() {
    for (byte[] next = next(); next != null; next = next()) {
      channel.send(to, next); // if it can't be sent, the process is gone, and so is what it was for
    }
  }

  private synchronized byte @Nullable [] next() {
    byte[] next = frames.poll();
    if (next == null) {
      draining = false;
    } else {
      bytes -= next.length;
    }
    return next;
  }
}
