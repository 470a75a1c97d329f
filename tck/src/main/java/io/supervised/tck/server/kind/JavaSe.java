package io.supervised.tck.server.kind;

import static java.util.Objects.requireNonNull;

import io.supervised.tck.server.Check;
import io.supervised.tck.server.Launch;
import io.supervised.tck.server.Maven;
import io.supervised.tck.server.NodePlan;
import io.supervised.tck.server.Server;
import io.supervised.tck.server.ServerFiles;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A CDI container in a JVM of its own; what it is made of is in a {@code pom} beside this class. */
final class JavaSe implements Server {

  private final String id;
  private final String title;
  private final String main;
  private final int oldestJava;
  private final boolean hasConfig;

  JavaSe(String id, String title, String main, int oldestJava) {
    this(id, title, main, oldestJava, true);
  }

  private JavaSe(String id, String title, String main, int oldestJava, boolean hasConfig) {
    this.hasConfig = hasConfig;
    this.id = id;
    this.title = title;
    this.main = main;
    this.oldestJava = oldestJava;
  }

  /** A runtime without any MicroProfile Config, that is started where nothing can be written. */
  static JavaSe withoutConfig(String id, String title, String main) {
    return new JavaSe(id, title, main, 17, false);
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
    return "`supervised-cdi-extension` and `jakarta.transaction-api`"
        + (hasConfig ? " and an implementation of MicroProfile Config" : "")
        + " on the class path";
  }

  @Override
  public int oldestJava() {
    return oldestJava;
  }

  @Override
  public Map<Check, String> limits() {
    Map<Check, String> limits = new EnumMap<>(Check.class);
    Stream.of(Check.SERVLET, Check.REST, Check.EJB, Check.TRANSACTION, Check.NAMING, Check.EXECUTOR)
        .forEach(check -> limits.put(check, "not part of this runtime"));
    Stream.of(Check.TWO_APPLICATIONS, Check.EAR, Check.REDEPLOY, Check.SERVER_WIDE)
        .forEach(check -> limits.put(check, "one application for each process"));
    if (!hasConfig) {
      limits.put(Check.CONFIGURATION, "system properties and environment alone are read");
    }
    return limits;
  }

  @Override
  public void obtain() {
    classPath();
  }

  private List<String> classPath() {
    Path pom = ServerFiles.made(ServerFiles.work().resolve(id)).resolve("pom.xml");
    try (InputStream source = JavaSe.class.getResourceAsStream(id + ".xml")) {
      Files.copy(requireNonNull(source, id), pom, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return Maven.classPath(id, pom);
  }

  @Override
  public Launch prepare(NodePlan plan) throws IOException {
    List<String> path = new ArrayList<>();
    path.add(plan.archives().applicationJar("tck").toString());
    path.add(plan.archives().libraryJar().toString());
    plan.archives().needed().forEach(jar -> path.add(jar.toString()));
    path.addAll(classPath());
    List<String> command = new ArrayList<>();
    if (!hasConfig) {
      command.addAll(List.of("env", "--chdir=/proc")); // nothing can be written there
    }
    command.addAll(List.of(plan.javaCommand(), "-Xmx192m"));
    command.addAll(plan.options());
    command.add("-Dtck.port=" + plan.port());
    command.add("-Dserver.port=" + (plan.port() + 1)); // Helidon's own
    command.addAll(
        List.of("-cp", path.stream().collect(Collectors.joining(File.pathSeparator)), main));
    return new Launch(command, Map.of(), plan.port(), Optional.empty());
  }

  @Override
  public String toString() {
    return title();
  }
}
