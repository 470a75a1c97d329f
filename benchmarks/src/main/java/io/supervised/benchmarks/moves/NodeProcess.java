package io.supervised.benchmarks.moves;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A node in a process of its own, seen from here. */
final class NodeProcess implements Node {

  private final Process process;
  private final PrintWriter orders;
  private final BufferedReader answers;

  /** One that has joined. */
  NodeProcess(String name, String cluster, Path departures, int children) {
    try {
      process = new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx512m",
              "-Dconcurrent=" + Integer.getInteger("concurrent", 4),
              "-cp",
              System.getProperty("java.class.path"),
              NodeMain.class.getName(),
              name,
              cluster,
              departures.toString(),
              Integer.toString(children))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    orders = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
    answers =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    answer();
  }

  private String answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the process of a node has ended");
      }
      return line;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void begin() {
    orders.println(NodeMain.BEGIN);
    answer();
  }

  @Override
  public Seen seen() {
    orders.println(NodeMain.SEEN);
    return Seen.parse(answer());
  }

  @Override
  public void leave() {
    orders.close();
    try {
      process.waitFor();
    } catch (InterruptedException stop) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
