package io.supervised.engine.cluster;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JGroups stack for nodes on one machine. */
final class LoopbackStack {

  private static final String WAIT_FOR_NOBODY = "10ms";
  private static final String WAIT_FOR_COORDINATOR = "3s";

  private LoopbackStack() {}

  /**
   * The stack as XML. Joining waits for a coordinator's answer only if some port of the range is in use: the first node has
   * nobody to wait for, and a busy neighbour is given the time it needs.
   */
  static String xml(PortRange range, int port) {
    return template()
        .replace("@port@", Integer.toString(port))
        .replace("@first@", Integer.toString(range.first()))
        .replace("@range@", Integer.toString(range.count() - 1))
        .replace("@offset@", Integer.toString(ClusterOptions.FAILURE_DETECTOR_OFFSET))
        .replace("@join@", range.isInUse() ? WAIT_FOR_COORDINATOR : WAIT_FOR_NOBODY);
  }

  private static String template() {
    try (InputStream file = requireNonNull(
        LoopbackStack.class.getResourceAsStream("loopback.xml"), "loopback.xml is missing")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
