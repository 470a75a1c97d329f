package io.supervised.tck.server.kind;

import io.supervised.tck.server.Check;
import io.supervised.tck.server.Launch;
import io.supervised.tck.server.Maven;
import io.supervised.tck.server.NodePlan;
import io.supervised.tck.server.Server;
import io.supervised.tck.server.ServerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** WildFly in one of its standalone configurations. */
final class WildFly implements Server {

  private static final String VERSION = "39.0.1.Final";

  private final String id;
  private final String configuration;

  WildFly(String id, String configuration) {
    this.id = id;
    this.configuration = configuration;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return "WildFly " + VERSION + " (" + configuration + ")";
  }

  @Override
  public String howToAdd() {
    return "`supervised-cdi-extension` as a dependency of the WAR";
  }

  @Override
  public boolean hasGridOfItsOwn() {
    return configuration.endsWith("-ha.xml");
  }

  @Override
  public Map<Check, String> limits() {
    return Map.of(
        Check.SERVER_WIDE,
        "a global directory sees neither MicroProfile Config nor `jdk.unsupported`; put the library into the WAR");
  }

  @Override
  public Optional<String> executor() {
    // its name in java:comp is not there while an EAR starts
    return Optional.of("java:jboss/ee/concurrency/executor/default");
  }

  @Override
  public void obtain() {
    distribution();
  }

  private static Path distribution() {
    return ServerFiles.unpacked(
        Maven.artifact("org.wildfly:wildfly-dist:" + VERSION + ":zip"), "wildfly");
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    Path distribution = distribution();
    ServerFiles.copy(distribution.resolve("standalone"), plan.folder());
    configure(plan.folder().resolve("configuration").resolve(configuration));
    Path deployments = plan.folder().resolve("deployments");
    Files.copy(plan.war(), deployments.resolve("tck.war"));
    List<String> command = new ArrayList<>(List.of(
        distribution.resolve("bin").resolve("standalone.sh").toString(),
        "-c",
        configuration,
        "-b",
        "127.0.0.1",
        "-bmanagement",
        "127.0.0.1",
        "-Djboss.server.base.dir=" + plan.folder(),
        "-Djboss.node.name=" + plan.name(),
        "-Djboss.socket.binding.port-offset=" + (plan.port() - 8080)));
    command.addAll(plan.options());
    // replaces the server's own options, so theirs are repeated
    String options =
        "-Xmx384m -Djboss.modules.system.pkgs=org.jboss.byteman -Djava.awt.headless=true";
    return new Launch(
        command,
        Map.of("JAVA_HOME", plan.java().toString(), "JAVA_OPTS", options),
        plan.port(),
        Optional.of(deployments));
  }

  /** It looks for applications each second, and no port is above 65535 or among those that the system draws from. */
  private static void configure(Path file) throws IOException {
    String text = Files.readString(file)
        .replace("scan-interval=\"5000\"", "scan-interval=\"1000\"")
        .replace("port=\"55200\"", "port=\"9200\"")
        .replace("port=\"54200\"", "port=\"9250\"");
    Files.writeString(file, text);
  }

  @Override
  public String toString() {
    return title();
  }
}
