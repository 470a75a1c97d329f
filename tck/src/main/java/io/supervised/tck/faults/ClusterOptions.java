package io.supervised.tck.faults;

import io.supervised.Durability;
import io.supervised.engine.OwnershipOptions;
import io.supervised.tck.faults.node.Children;
import io.supervised.tck.faults.node.Counters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * What kind of cluster is started.
 *
 * @param effectMillis pause between two effects of a child; 0 for children that do nothing
 * @param counters the children with state besides
 * @param heapMegabytes of each node
 * @param port first of the ports that nodes listen on
 * @param ownership how safe and how fast take-over is
 * @param calm how long nothing may move before the cluster counts as at rest
 * @param patience how long it may take to come to rest
 * @param results folder for what the processes write
 */
record ClusterOptions(
    int nodes,
    int children,
    int effectMillis,
    Counters counters,
    int heapMegabytes,
    int port,
    OwnershipOptions ownership,
    Duration calm,
    Duration patience,
    Path results) {

  /** All children, of both kinds. */
  Set<String> names() {
    Set<String> names = new TreeSet<>(new Children(children).names());
    names.addAll(counters.names());
    return names;
  }

  /** The arguments that {@link #of} reads. */
  static final Set<String> NAMES = Set.of(
      "nodes",
      "children",
      "effect",
      "counters",
      "durability",
      "heap",
      "port",
      "lease",
      "takeover",
      "partition",
      "calm",
      "patience",
      "results");

  static ClusterOptions of(
      CommandLine line, int nodes, int children, int effectMillis, int counters) {
    return new ClusterOptions(
        nodes,
        line.number("children", children, 1),
        line.number("effect", effectMillis, 0),
        counters(line, counters),
        line.number("heap", 96, 32),
        line.number("port", 19_200, 1024),
        ownership(line),
        Duration.ofMillis(line.number("calm", 2000, 0)),
        Duration.ofMillis(line.number("patience", 60_000, 0)),
        Path.of(line.text("results", "target/faults")));
  }

  private static Counters counters(CommandLine line, int usual) {
    String durability = line.choice("durability", "each-call", "handoff", "every");
    return new Counters(
        line.number("counters", usual, 0),
        Durability.valueOf(durability.toUpperCase(Locale.ROOT).replace('-', '_')));
  }

  private static OwnershipOptions ownership(CommandLine line) {
    return new OwnershipOptions(
        Duration.ofMillis(line.number("lease", 3000, 100)),
        OptionalInt.empty(),
        line.choice("takeover", "fast", "strict").equals("fast"),
        line.choice("partition", "safe", "available").equals("available"),
        Optional.empty());
  }
}
