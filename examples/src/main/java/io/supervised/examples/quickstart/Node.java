package io.supervised.examples.quickstart;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One node: a CDI container, in which the extension joins the cluster and starts this node's share of the children.
 *
 * <p>The launcher asks by a line on the standard input; its end, also the launcher's death, is the end of the node.
 */
final class Node {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private Node() {}

  public static void main(String[] arguments) throws IOException {
    System.setOut(System.err); // the standard output belongs to the Reporter
    try (SeContainer container = SeContainerInitializer.newInstance().initialize()) {
      answer(container.select(Reporter.class).get());
      haltUnlessClosedInTime();
    }
  }

  private static void answer(Reporter reporter) throws IOException {
    var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (questions.readLine() != null) {
      reporter.status();
    }
  }

  private static void haltUnlessClosedInTime() {
    Thread watch = new Thread(
        () -> {
          try {
            Thread.sleep(PATIENCE.toMillis());
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          Runtime.getRuntime().halt(1);
        },
        "watch");
    watch.setDaemon(true);
    watch.start();
  }
}
