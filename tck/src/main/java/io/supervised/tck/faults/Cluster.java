package io.supervised.tck.faults;

import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.network.Network;
import io.supervised.tck.faults.witness.Witness;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A cluster of real processes that can be harmed, and watched by what they write. */
final class Cluster implements AutoCloseable {

  private static final int POLL_MILLIS = 50;

  private final ClusterOptions options;
  private final EventLog log;
  private final Nodes nodes;
  private final LiveView view;
  private final ClusterInjector injector;
  private final Set<String> children;

  private Cluster(ClusterOptions options, Network network, Path folder, EventLog log) {
    this.options = options;
    this.log = log;
    this.children = options.names();
    this.view = new LiveView(folder);
    String name = "faults-" + ProcessHandle.current().pid() + "-" + folder.getFileName();
    this.nodes = new Nodes(new NodeCommand(options, network, name, folder), log);
    this.injector = new ClusterInjector(nodes, options.nodes(), network, log, this::coordinator);
  }

  /** Starts all nodes at once; all that is written goes to the folder, which is empty. */
  static Cluster start(ClusterOptions options, Network network, Path folder) throws IOException {
    Witness.open(folder.resolve("witness"), options.names().size());
    EventLog log = EventLog.open(History.file(folder, Life.DRIVER), Life.DRIVER);
    Cluster cluster = new Cluster(options, network, folder, log);
    for (int node = 1; node <= options.nodes(); node++) {
      cluster.nodes.launch(node, "start");
    }
    return cluster;
  }

  Set<String> children() {
    return children;
  }

  ClusterInjector injector() {
    return injector;
  }

  Nodes nodes() {
    return nodes;
  }

  /** The node that last told that it leads, or else the oldest. */
  Optional<Integer> coordinator() {
    Map<Integer, Life> living = nodes.living();
    view.update(living.values());
    Comparator<Map.Entry<Integer, Life>> byLead =
        Comparator.comparingLong(node -> -view.led(node.getValue()));
    return living.entrySet().stream()
        .filter(node -> view.hasJoined(node.getValue()))
        .min(byLead.thenComparingLong(node -> view.joined(node.getValue())))
        .map(Map.Entry::getKey);
  }

  /** The children that are active on a node. */
  Set<String> active(int node) {
    Map<Integer, Life> living = nodes.living();
    view.update(living.values());
    Life life = living.get(node);
    return life == null ? Set.of() : Set.copyOf(view.active(life));
  }

  /**
   * Waits until each child is active once, nothing has moved for a while, and every node has read each counter since.
   *
   * @param complete whether all nodes must run, and those that ended are started again
   * @return what is still missing when the time is over; empty if nothing
   */
  List<String> awaitRest(boolean complete) throws InterruptedException {
    long begun = System.nanoTime();
    while (true) {
      if (complete) {
        injector.launchMissing();
      }
      List<String> missing = missing(complete, begun);
      if (missing.isEmpty() || System.nanoTime() - begun > options.patience().toNanos()) {
        return missing;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private List<String> missing(boolean complete, long begun) {
    Map<Integer, Life> living = nodes.living();
    view.update(living.values());
    List<String> missing = new ArrayList<>();
    if (complete && living.size() < options.nodes()) {
      missing.add("only " + living + " run");
    }
    living.values().stream()
        .filter(life -> !view.hasJoined(life))
        .forEach(life -> missing.add(life + " has not joined"));
    Map<String, Long> active = living.values().stream()
        .flatMap(life -> view.active(life).stream())
        .collect(Collectors.groupingBy(child -> child, Collectors.counting()));
    children.stream()
        .filter(child -> active.getOrDefault(child, 0L) != 1)
        .forEach(child ->
            missing.add(child + " is active " + active.getOrDefault(child, 0L) + " times"));
    long moved = Math.max(begun, view.lastMove());
    living.values().stream()
        .flatMap(life -> options.counters().names().stream()
            .filter(counter -> view.readingOf(life, counter) <= moved)
            .map(counter -> life + " has not read " + counter + " since the last move"))
        .forEach(missing::add);
    if (System.nanoTime() - moved < options.calm().toNanos()) {
      missing.add("it still moves");
    }
    return missing;
  }

  /** From here on nothing is proved any more: the end of the run begins. */
  void declareClosed() {
    log.write(EventKind.CLOSED);
  }

  @Override
  public void close() {
    nodes.close();
    log.close();
  }
}
