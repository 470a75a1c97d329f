package io.supervised.tck.upgrade;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A {@link BuildNode} in a process of its own. */
final class BuildProcess implements AutoCloseable {

  private static final Path PREVIOUS = Path.of("src", "test", "previous-build");
  private static final int PORT = 19_750;

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  private BuildProcess(String node, String classPath, Path log) throws IOException {
    process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-Dsupervised.node.name=" + node,
            "-Dsupervised.cluster.name=upgrade-test",
            "-Dsupervised.transport.port=" + PORT,
            "-Dsupervised.transport.port-range=9",
            // the machine may be busy with other things
            "-Dsupervised.call.deadline=PT1M",
            "-Dsupervised.node.start-timeout=PT2M",
            "-cp",
            classPath,
            BuildNode.class.getName())
        .redirectError(log.resolve(node + ".log").toFile())
        .start();
    orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** A node of the present build; returns when it has joined. */
  static BuildProcess ofThisBuild(String node, Path log) throws IOException {
    return joined(new BuildProcess(node, System.getProperty("java.class.path"), log), log);
  }

  /** A node of the previous build. */
  static BuildProcess ofThePreviousBuild(String node, Path log) throws IOException {
    return joined(new BuildProcess(node, previousClassPath(), log), log);
  }

  private static BuildProcess joined(BuildProcess started, Path log) throws IOException {
    String first = started.answers.readLine();
    if (!"ready".equals(first)) {
      started.kill();
      throw new IllegalStateException("said " + first + " instead of ready; see " + log);
    }
    return started;
  }

  /** What is on this class path, but for the library itself. */
  private static String previousClassPath() throws IOException {
    List<String> path = new ArrayList<>();
    try (Stream<Path> jars = Files.list(PREVIOUS)) {
      jars.filter(jar -> jar.toString().endsWith(".jar"))
          .forEach(jar -> path.add(jar.toAbsolutePath().toString()));
    }
    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !isOfTheLibrary(entry))
        .forEach(path::add);
    return String.join(File.pathSeparator, path);
  }

  /** As classes of a module, or as its jar. */
  private static boolean isOfTheLibrary(String entry) {
    String normal = entry.replace(File.separatorChar, '/');
    return Stream.of("api", "impl", "cdi-extension")
        .anyMatch(module -> normal.contains("/" + module + "/target/"));
  }

  /** The answer to an order. */
  String ask(String order) {
    orders.println(order);
    try {
      String answer = answers.readLine();
      return answer == null ? "ended" : answer;
    } catch (IOException ended) {
      return "ended";
    }
  }

  /** Ends it with SIGKILL. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets it leave in order. */
  @Override
  public void close() {
    orders.close();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException stop) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
