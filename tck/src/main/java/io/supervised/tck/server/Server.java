package io.supervised.tck.server;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** One kind of server in one version. */
public interface Server {

  /** A short name, by which it is chosen: {@code wildfly}. */
  String id();

  /** Its name and version, as its makers write them. */
  String title();

  /** How a user adds the library to it, one sentence. */
  String howToAdd();

  /** The oldest Java release on which it runs. */
  default int oldestJava() {
    return 17;
  }

  /** Whether it runs an Infinispan itself, whose threads are called as those of an application's. */
  default boolean hasGridOfItsOwn() {
    return false;
  }

  /** The JNDI name of an executor that it has for all applications. */
  default Optional<String> executor() {
    return Optional.empty();
  }

  /** What it keeps by itself of an application that is gone, one sentence, or nothing. */
  default String keeps() {
    return "";
  }

  /** What can't work there, each with the reason. */
  default Map<Check, String> limits() {
    return Map.of();
  }

  /**
   * Takes the server from a Maven repository, unless it is there already.
   *
   * @throws MissingException if it can't be had
   */
  void obtain();

  /** Sets up the folder of a node, with the application in it, and says how the node is started. */
  Launch prepare(NodePlan plan) throws IOException;

  /** The server cannot be obtained here; the message says why. */
  final class MissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingException(String reason) {
      super(reason);
    }
  }
}
