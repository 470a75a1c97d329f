package io.supervised.tck.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.stream.IntStream;

/** Who listens on loopback. */
final class Ports {

  private static final int RANGE = 100;
  private static final int LIMIT_MILLIS = 200;

  private Ports() {}

  /** How many ports answer, of a hundred from the first. */
  static long open(int first) {
    return IntStream.range(first, first + RANGE).filter(Ports::answers).count();
  }

  /** The first port at which nobody answers, of those in equal distances from one on. */
  static int firstFree(int port, int distance) {
    return IntStream.iterate(port, next -> next + distance)
        .filter(next -> !answers(next))
        .findFirst()
        .orElseThrow();
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
