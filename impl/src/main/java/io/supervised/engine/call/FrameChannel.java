package io.supervised.engine.call;

import java.util.UUID;

/** Carries frames between processes: in order from one to the other, each at most once unless the channel was reset. */
public interface FrameChannel {

  /**
   * Sends, and may wait while the receiver is behind.
   *
   * @param to the process, by its address in the data grid
   * @return false if it surely was not sent
   */
  boolean send(UUID to, byte[] frame);

  /** Whether sending so many bytes would have to wait for the receiver, as far as is known. */
  default boolean isBehind(UUID to, int bytes) {
    return false;
  }

  /** Takes what arrives; on a thread of the channel, which delivers the next frame of the sender afterwards. */
  @FunctionalInterface
  interface Receiver {
    void receive(UUID from, byte[] bytes, int offset, int length);
  }
}
