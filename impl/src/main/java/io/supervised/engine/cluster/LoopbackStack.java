package io.supervised.engine.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;

/** The JGroups stack for nodes on one machine. */
final class LoopbackStack {

  private static final int CONNECT_MILLIS = 200;
  private static final String WAIT_FOR_NOBODY = "50ms";
  private static final String WAIT_FOR_COORDINATOR = "3s";

  private final ClusterOptions options;

  LoopbackStack(ClusterOptions options) {
    this.options = options;
  }

  /**
   * The stack as XML. Joining waits for a coordinator's answer only if somebody listens in the port range: the first node
   * has nobody to wait for, and a busy neighbour is given the time it needs.
   */
  String xml() {
    String join = somebodyListens() ? WAIT_FOR_COORDINATOR : WAIT_FOR_NOBODY;
    return template()
        .replace("@port@", Integer.toString(options.port()))
        .replace("@range@", Integer.toString(options.portRange() - 1))
        .replace("@offset@", Integer.toString(ClusterOptions.FAILURE_DETECTOR_OFFSET))
        .replace("@join@", join);
  }

  /** A stand-in for the whole port range: whether each port is taken. */
  boolean isFull() {
    return ports().allMatch(this::listens);
  }

  private boolean somebodyListens() {
    return ports().anyMatch(this::listens);
  }

  private IntStream ports() {
    return IntStream.range(options.port(), options.port() + options.portRange());
  }

  private boolean listens(int port) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(loopback(), port), CONNECT_MILLIS);
      return true;
    } catch (IOException refused) {
      return false;
    }
  }

  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static String template() {
    try (InputStream file = Optional.ofNullable(
            LoopbackStack.class.getResourceAsStream("loopback.xml"))
        .orElseThrow(() ->
            new IllegalStateException("loopback.xml is missing beside " + LoopbackStack.class))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
