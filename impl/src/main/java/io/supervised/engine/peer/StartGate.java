package io.supervised.engine.peer;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets the nodes of one machine connect one after the other: whoever looks for a coordinator while another node does the
 * same may find none, and both would begin a cluster of their own.
 *
 * <p>The gate is a listening port, so the operating system opens it again when its holder dies. If it stays shut for too
 * long (something else listens there) the node goes on without it, at that small risk.
 */
final class StartGate {

  private static final Duration RETRY = Duration.ofMillis(20);

  private StartGate() {}

  /** What is done while the gate is held. */
  interface Passage<V> {
    V run() throws Exception;
  }

  static <V> V passing(int port, Duration patience, Passage<V> passage) throws Exception {
    ServerSocket held = enter(port, patience);
    try {
      return passage.run();
    } finally {
      held.close();
    }
  }

  private static ServerSocket enter(int port, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return new ServerSocket(port, 1, Loopback.address());
      } catch (IOException shut) {
        if (System.nanoTime() - deadline > 0) {
          PeerLog.LOG.gateShut(port, patience);
          return new ServerSocket();
        }
        LockSupport.parkNanos(RETRY.toNanos());
      }
    }
  }
}
