package io.supervised.benchmarks.moves;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildSpec;
import io.supervised.StartResult;
import io.supervised.engine.ClusterSupervisor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes of one cluster, in this JVM or in processes of their own: up to four that run children, and one here that only calls them. */
final class Fleet implements AutoCloseable {

  private static final int POLL_MILLIS = 100;

  final List<String> children;
  final ClusterSupervisor caller;
  private final boolean inProcesses;
  private final String cluster = "moves-" + ProcessHandle.current().pid();
  private final Path file;
  private final Departures departures;
  private final Stalls stalls = new Stalls();
  private final LocalNode calling;
  private final Map<String, Node> nodes = new LinkedHashMap<>();

  Fleet(int size, boolean inProcesses) throws IOException {
    this.inProcesses = inProcesses;
    file = Files.createTempFile("departures", null);
    departures = new Departures(file, size);
    calling = new LocalNode("caller", cluster, departures, stalls);
    children = IntStream.range(0, size).mapToObj(number -> "counter-" + number).toList();
    caller = calling.supervisor;
  }

  void startChildren() {
    List<ChildSpec<?>> left = children.stream()
        .<ChildSpec<?>>map(name -> ChildSpec.of(Counter.class).named(name).build())
        .toList();
    while (!left.isEmpty()) {
      Set<String> rejected = caller.startChildren(left).stream()
          .filter(StartResult.Rejected.class::isInstance)
          .map(StartResult::name)
          .collect(Collectors.toSet()); // for lack of time
      left = left.stream().filter(spec -> rejected.contains(spec.name())).toList();
    }
  }

  /** Starts a node; returns when it has joined. */
  void join(String name) {
    nodes.put(
        name,
        inProcesses
            ? new NodeProcess(name, cluster, file, children.size())
            : new LocalNode(name, cluster, departures, stalls));
  }

  /** Waits until the share of a node belongs there. */
  void awaitShare(String name) throws InterruptedException {
    while (children.stream().noneMatch(child -> belongsTo(child, name))) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private boolean belongsTo(String child, String name) {
    return caller.nodeFor(child).filter(node -> node.name().equals(name)).isPresent();
  }

  /** Ends a node in order. */
  void leave(String name) {
    requireNonNull(nodes.remove(name), name).leave();
  }

  /** Forgets what was seen so far. */
  void begin() {
    calling.begin();
    nodes.values().forEach(Node::begin);
  }

  /** What those that are still there have seen together. */
  Seen seen() {
    return nodes.values().stream().map(Node::seen).reduce(calling.seen(), Seen::and);
  }

  /** How many children run on a node. */
  long on(String name) {
    return children.stream()
        .filter(
            child -> caller.whereIs(child).filter(at -> at.name().equals(name)).isPresent())
        .count();
  }

  /** Waits until all children are where they belong. */
  void awaitBalance() throws InterruptedException {
    while (!children.stream().allMatch(this::isWhereItBelongs)) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private boolean isWhereItBelongs(String child) {
    return caller.whereIs(child).isPresent() && caller.whereIs(child).equals(caller.nodeFor(child));
  }

  @Override
  public void close() throws IOException {
    nodes.values().forEach(Node::leave);
    calling.leave();
    Files.delete(file);
  }
}
