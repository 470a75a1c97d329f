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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Apache TomEE plume, which has CDI 3.0. */
final class TomEe implements Server {

  private static final String VERSION = "9.0.0";

  @Override
  public String id() {
    return "tomee";
  }

  @Override
  public String title() {
    return "Apache TomEE " + VERSION + " plume";
  }

  @Override
  public String howToAdd() {
    return "`supervised-cdi-extension` as a dependency of the WAR, without `smallrye-config`";
  }

  @Override
  public Map<Check, String> limits() {
    return Map.of(
        Check.EXECUTOR,
        "`java:comp/DefaultManagedExecutorService` is not bound while it starts an application",
        Check.EAR,
        "it reads every class in the libraries of an EAR, and knows none of Java 21, of which Infinispan has some; put the library into"
            + " the WAR",
        Check.SERVER_WIDE,
        "its `lib` has an older smallrye-common, which wins; put the library into the WAR");
  }

  @Override
  public String keeps() {
    return "Its own threads `…-cdi-fireasync`, one for each former application, keep their loaders.";
  }

  @Override
  public void obtain() {
    distribution();
  }

  private static Path distribution() {
    return ServerFiles.unpacked(
        Maven.artifact("org.apache.tomee:apache-tomee:" + VERSION + ":zip:plume"), "tomee");
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    Path distribution = distribution();
    Path base = plan.folder();
    ServerFiles.copy(distribution.resolve("conf"), base.resolve("conf"));
    copyJars(distribution.resolve("bin"), Files.createDirectories(base.resolve("bin")));
    for (String empty : List.of("logs", "temp", "work", "lib", "data", "webapps")) {
      Files.createDirectories(base.resolve(empty));
    }
    configure(base.resolve("conf").resolve("server.xml"), plan.port());
    // else two applications can't both have a session bean of one name
    Files.writeString(
        base.resolve("conf").resolve("system.properties"),
        "openejb.deploymentId.format = {appId}/{ejbJarId}/{ejbName}\n");
    Path applications = base.resolve("webapps");
    Files.copy(plan.war(), applications.resolve("tck.war"));
    return new Launch(
        List.of(distribution.resolve("bin").resolve("catalina.sh").toString(), "run"),
        Map.of(
            "JAVA_HOME", plan.java().toString(),
            "CATALINA_BASE", base.toString(),
            "CATALINA_OPTS", "-Xmx384m " + String.join(" ", plan.options())),
        plan.port(),
        Optional.of(applications));
  }

  private static void copyJars(Path from, Path to) throws IOException {
    List<Path> jars;
    try (Stream<Path> inside = Files.list(from)) {
      jars = inside.filter(file -> file.toString().endsWith(".jar")).toList();
    }
    for (Path jar : jars) {
      Files.copy(jar, to.resolve(jar.getFileName()));
    }
  }

  private static void configure(Path server, int port) throws IOException {
    String text = Files.readString(server)
        .replace(
            "<Engine ",
            "<Engine backgroundProcessorDelay=\"1\" ") // looks for applications each second
        .replace("port=\"8005\"", "port=\"" + (port + 1) + "\"")
        .replace(
            "Connector port=\"8080\"", "Connector address=\"127.0.0.1\" port=\"" + port + "\"");
    Files.writeString(server, text);
  }

  @Override
  public String toString() {
    return title();
  }
}
