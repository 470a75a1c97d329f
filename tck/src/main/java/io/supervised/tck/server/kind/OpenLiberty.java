package io.supervised.tck.server.kind;

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

/** Open Liberty with the features that the application uses. */
final class OpenLiberty implements Server {

  private static final String VERSION = "26.0.0.3";

  @Override
  public String id() {
    return "liberty";
  }

  @Override
  public String title() {
    return "Open Liberty " + VERSION;
  }

  @Override
  public String howToAdd() {
    return "`supervised-cdi-extension` as a dependency of the WAR; features `cdi-4.0` and `mpConfig-3.1`. For all applications:"
        + " the all-in-one jar in `shared/config/lib/global`";
  }

  @Override
  public Optional<String> executor() {
    return Optional.of("java:comp/DefaultManagedExecutorService");
  }

  @Override
  public void obtain() {
    distribution();
  }

  private static Path distribution() {
    return ServerFiles.unpacked(
        Maven.artifact("io.openliberty:openliberty-runtime:" + VERSION + ":zip"), "liberty");
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    Path server = plan.folder().resolve("servers").resolve("s");
    Path applications = Files.createDirectories(server.resolve("dropins"));
    Files.copy(plan.war(), applications.resolve("tck.war"));
    if (plan.serverWide().isPresent()) {
      Path global = Files.createDirectories(plan.folder().resolve("shared/config/lib/global"));
      Files.copy(plan.serverWide().get(), global.resolve("supervised.jar"));
    }
    Files.writeString(server.resolve("server.xml"), configuration(plan.port()));
    List<String> options = new ArrayList<>(List.of("-Xmx384m"));
    options.addAll(plan.options());
    Files.write(server.resolve("jvm.options"), options);
    return new Launch(
        List.of(distribution().resolve("bin").resolve("server").toString(), "run", "s"),
        Map.of(
            "JAVA_HOME", plan.java().toString(), "WLP_USER_DIR", plan.folder().toString()),
        plan.port(),
        Optional.of(applications));
  }

  private static String configuration(int port) {
    return """
        <server>
          <featureManager>
            <feature>cdi-4.0</feature>
            <feature>mpConfig-3.1</feature>
            <feature>restfulWS-3.1</feature>
            <feature>servlet-6.0</feature>
            <feature>enterpriseBeansLite-4.0</feature>
            <feature>concurrent-3.0</feature>
            <feature>jndi-1.0</feature>
          </featureManager>
          <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
          <applicationMonitor updateTrigger="polled" pollingRate="500ms"/>
        </server>
        """.formatted(port);
  }

  @Override
  public String toString() {
    return title();
  }
}
