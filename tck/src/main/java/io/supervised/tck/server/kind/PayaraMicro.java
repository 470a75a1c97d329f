package io.supervised.tck.server.kind;

import io.supervised.tck.server.Check;
import io.supervised.tck.server.Launch;
import io.supervised.tck.server.Maven;
import io.supervised.tck.server.NodePlan;
import io.supervised.tck.server.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payara Micro, with its own cluster off or on. */
final class PayaraMicro implements Server {

  private static final String VERSION = "6.2025.10";

  private static final String ADDED =
      "applications are given at its start alone, and this check adds one later";

  private final String id;
  private final boolean hazelcast;

  PayaraMicro(String id, boolean hazelcast) {
    this.id = id;
    this.hazelcast = hazelcast;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return "Payara Micro " + VERSION + (hazelcast ? " (with Hazelcast)" : "");
  }

  @Override
  public String howToAdd() {
    return "`supervised-cdi-extension` as a dependency of the WAR";
  }

  @Override
  public Map<Check, String> limits() {
    return Map.of(
        Check.REDEPLOY,
        "it has no redeployment from outside",
        Check.TWO_APPLICATIONS,
        ADDED,
        Check.EAR,
        ADDED,
        Check.SERVER_WIDE,
        "it has no folder for libraries of all applications");
  }

  @Override
  public Optional<String> executor() {
    return Optional.of("java:comp/DefaultManagedExecutorService");
  }

  @Override
  public void obtain() {
    jar();
  }

  private static Path jar() {
    return Maven.artifact("fish.payara.extras:payara-micro:" + VERSION + ":jar");
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    List<String> command = new ArrayList<>(List.of(plan.javaCommand(), "-Xmx384m"));
    command.addAll(plan.options());
    // in a folder that stays it would deploy the application of its last run, and then the one it
    // is given
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(plan.folder().resolve("tmp")));
    command.addAll(List.of(
        "-jar",
        jar().toString(),
        "--deploy",
        plan.war().toString(),
        "--contextroot",
        "/tck",
        "--port",
        Integer.toString(plan.port())));
    if (!hazelcast) {
      command.add("--noCluster");
    }
    return new Launch(command, Map.of(), plan.port(), Optional.empty());
  }

  @Override
  public String toString() {
    return title();
  }
}
