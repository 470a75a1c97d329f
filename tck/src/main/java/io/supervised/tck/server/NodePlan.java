package io.supervised.tck.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node is to be.
 *
 * @param name the node's name
 * @param folder its own, empty
 * @param port the first of a hundred that are its own
 * @param java the home of the JDK to run on
 * @param archives what is deployed
 * @param serverWide the one jar for all applications of the server, instead of a library in the WAR
 * @param properties system properties of its JVM
 */
public record NodePlan(
    String name,
    Path folder,
    int port,
    Path java,
    Archives archives,
    Optional<Path> serverWide,
    Map<String, String> properties) {

  /** The system properties as options of a command line. */
  public List<String> options() {
    return properties.entrySet().stream()
        .map(property -> "-D" + property.getKey() + "=" + property.getValue())
        .sorted()
        .toList();
  }

  /** The application to deploy. */
  public Path war() throws IOException {
    return serverWide.isPresent() ? archives.thinWar("tck") : archives.war("tck");
  }

  /** The application to deploy where a server-wide library is not searched for what makes a class a bean. */
  public Path describedWar() throws IOException {
    return serverWide.isPresent() ? archives.describedThinWar("tck") : war();
  }

  public String javaCommand() {
    return java.resolve("bin").resolve("java").toString();
  }
}
