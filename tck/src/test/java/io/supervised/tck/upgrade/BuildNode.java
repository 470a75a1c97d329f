package io.supervised.tck.upgrade;

import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Supervisor;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/**
 * A node as a process of its own that does what its standard input says, line by line, and answers each line with one. It runs on whichever
 * build is on the class path, so it uses the public API alone. It leaves in order when its input ends.
 */
public final class BuildNode {

  private final Supervisor supervisor;

  private BuildNode(Supervisor supervisor) {
    this.supervisor = supervisor;
  }

  /** Runs a node; the settings are system properties. */
  public static void main(String[] arguments) throws IOException {
    try (SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(extensions())
            .addBeanClasses(Tally.class)
            .initialize();
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      BuildNode node = new BuildNode(container.select(Supervisor.class).get());
      System.out.println("ready");
      for (String order = orders.readLine(); order != null; order = orders.readLine()) {
        System.out.println(node.answer(order.split(" ", -1)));
      }
    }
  }

  private static Extension[] extensions() {
    return ServiceLoader.load(Extension.class).stream()
        .map(ServiceLoader.Provider::get)
        .toArray(Extension[]::new);
  }

  private String answer(String[] order) {
    try {
      return switch (order[0]) {
        case "nodes" ->
          supervisor.nodes().stream()
              .map(ClusterNode::name)
              .sorted()
              .collect(Collectors.joining(" "));
        case "start" ->
          supervisor
              .startChild(ChildSpec.of(Tally.class).named(order[1]).build())
              .name();
        case "add" ->
          Integer.toString(supervisor.child(Tally.class, order[1]).call(tally -> tally.add(1)));
        case "where" -> supervisor.whereIs(order[1]).map(ClusterNode::name).orElse("nowhere");
        case "children" -> Long.toString(supervisor.countChildren());
        default -> "unknown order " + order[0];
      };
    } catch (RuntimeException failed) {
      return failed.toString().replace('\n', ' ');
    }
  }
}
