package io.supervised.tck.server.kind;

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
import java.util.stream.Collectors;

/** GlassFish, and Payara Server, which is driven alike. */
final class GlassFish implements Server {

  private static final String DOMAIN = "d";

  private final String id;
  private final String title;
  private final String coordinates;
  private final int oldestJava;

  private GlassFish(String id, String title, String coordinates, int oldestJava) {
    this.id = id;
    this.title = title;
    this.coordinates = coordinates;
    this.oldestJava = oldestJava;
  }

  static GlassFish glassFish() {
    return new GlassFish(
        "glassfish", "GlassFish 8.0.0", "org.glassfish.main.distributions:glassfish:8.0.0:zip", 21);
  }

  static GlassFish payara() {
    return new GlassFish(
        "payara", "Payara Server 6.2025.9", "fish.payara.distributions:payara:6.2025.9:zip", 17);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String howToAdd() {
    return "`supervised-cdi-extension` as a dependency of the WAR. For all applications: the all-in-one jar in the domain's"
        + " `lib`, and `beans.xml` with `bean-discovery-mode=\"all\"` in each archive with supervised beans";
  }

  @Override
  public int oldestJava() {
    return oldestJava;
  }

  @Override
  public String keeps() {
    return "Its own thread AutoDeployer keeps the loader of each former application, by Jersey's injection manager in a thread-local variable.";
  }

  @Override
  public Optional<String> executor() {
    return Optional.of("java:comp/DefaultManagedExecutorService");
  }

  @Override
  public void obtain() {
    distribution();
  }

  private Path distribution() {
    return ServerFiles.unpacked(Maven.artifact(coordinates), id);
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    String asadmin = distribution().resolve("bin").resolve("asadmin").toString();
    Map<String, String> environment =
        Map.of("AS_JAVA", plan.java().toString(), "JAVA_HOME", plan.java().toString());
    int base = plan.port();
    Commands.run(
        environment,
        List.of(
            asadmin,
            "create-domain",
            "--domaindir",
            plan.folder().toString(),
            "--nopassword=true",
            "--portbase",
            Integer.toString(base),
            DOMAIN));
    Path domain = plan.folder().resolve(DOMAIN);
    configure(domain.resolve("config").resolve("domain.xml"), plan);
    Path applications = Files.createDirectories(domain.resolve("autodeploy"));
    Files.copy(plan.describedWar(), applications.resolve("tck.war"));
    if (plan.serverWide().isPresent()) {
      Files.copy(plan.serverWide().get(), domain.resolve("lib").resolve("supervised.jar"));
    }
    List<String> start = List.of(
        asadmin, "start-domain", "--domaindir", plan.folder().toString(), "--verbose", DOMAIN);
    return new Launch(start, environment, base + 80, Optional.of(applications));
  }

  private static void configure(Path domain, NodePlan plan) throws IOException {
    String options = plan.options().stream()
        .map(option -> "<jvm-options>" + option + "</jvm-options>")
        .collect(Collectors.joining("\n"));
    String text = Files.readString(domain)
        .replace("-Xmx512m", "-Xmx448m")
        .replace("</java-config>", options + "</java-config>");
    Files.writeString(domain, text);
  }

  @Override
  public String toString() {
    return title();
  }
}
