package io.supervised.engine.cluster;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The JGroups stack of a node. */
final class Stack {

  private static final String WAIT_FOR_NOBODY = "10ms";
  private static final String WAIT_FOR_COORDINATOR = "1s";

  private Stack() {}

  /**
   * The stack as XML. Joining waits for a coordinator's answer only if something listens somewhere: the first node has
   * nobody to wait for, and a busy neighbour is given the time it needs.
   */
  static String xml(Discovery discovery, Place self) {
    String hosts = discovery.places().stream()
        .map(place -> place.host() + "[" + place.port() + "]")
        .collect(Collectors.joining(","));
    return template()
        .replace("@bind@", self.host())
        .replace("@port@", Integer.toString(self.port()))
        .replace("@hosts@", hosts)
        .replace("@offset@", Integer.toString(Place.DETECTOR_OFFSET))
        .replace("@join@", discovery.isAnybodyThere(self) ? WAIT_FOR_COORDINATOR : WAIT_FOR_NOBODY);
  }

  private static String template() {
    try (InputStream file =
        requireNonNull(Stack.class.getResourceAsStream("stack.xml"), "stack.xml is missing")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
