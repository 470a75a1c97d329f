package io.supervised.tck.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.supervised.tck.server.Server.MissingException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Takes what servers are made of from Maven repositories, by the Maven that runs the test. System properties: {@code
 * supervised.tck.maven} (its command), {@code supervised.tck.maven-mode}, {@code supervised.tck.repository} (the local one).
 */
public final class Maven {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:";

  private Maven() {}

  /** The file of an artifact in the local repository: {@code group:name:version:type[:classifier]}. */
  public static Path artifact(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    String classifier = parts.length > 4 ? "-" + parts[4] : "";
    Path file = repository()
        .resolve(parts[0].replace('.', '/'))
        .resolve(parts[1])
        .resolve(parts[2])
        .resolve(parts[1] + "-" + parts[2] + classifier + "." + parts[3]);
    if (!Files.exists(file)) {
      run(coordinates, PLUGIN + "get", "-Dartifact=" + coordinates, "-Dtransitive=false");
    }
    return file;
  }

  /** The class path of the dependencies of a project. */
  public static List<String> classPath(String name, Path pom) {
    Path list = pom.resolveSibling(name + ".classpath");
    run(
        name,
        "-f",
        pom.toString(),
        PLUGIN + "build-classpath",
        "-Dmdep.outputFile=" + list.toAbsolutePath(),
        "-Dmdep.includeScope=runtime");
    try {
      return Stream.of(Files.readString(list).trim().split(File.pathSeparator)).toList();
    } catch (IOException unread) {
      throw new UncheckedIOException(unread);
    }
  }

  private static void run(String wanted, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(System.getProperty("supervised.tck.maven", "mvn"), "-q", "-B"));
    if (System.getProperty("supervised.tck.maven-mode", "").equals("offline=true")) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + repository());
    command.addAll(List.of(arguments));
    try {
      Process maven = new ProcessBuilder(command)
          .directory(ServerFiles.made(ServerFiles.work()).toFile())
          .redirectErrorStream(true)
          .start();
      String said = new String(maven.getInputStream().readAllBytes(), UTF_8);
      if (maven.waitFor() != 0) {
        throw new MissingException(wanted + " can't be taken from a Maven repository: "
            + said.lines().filter(line -> line.contains("ERROR")).findFirst().orElse(said));
      }
    } catch (IOException failed) {
      throw new MissingException("Maven does not run here: " + failed.getMessage());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new MissingException("interrupted");
    }
  }

  private static Path repository() {
    return Path.of(System.getProperty(
        "supervised.tck.repository", System.getProperty("user.home") + "/.m2/repository"));
  }
}
