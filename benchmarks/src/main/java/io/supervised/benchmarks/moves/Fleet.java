package io.supervised.benchmarks.moves;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildSpec;
import io.supervised.Durability;
import io.supervised.StartResult;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.PlacementOptions;
import io.supervised.engine.RebalanceOptions;
import io.supervised.engine.SupervisorListener;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes of one cluster in this JVM: up to four that run children, and one that only calls them. */
final class Fleet implements AutoCloseable {

  private static final int PORT = 19_320;
  private static final int POLL_MILLIS = 100;
  private static final Set<String> ELIGIBLE = Set.of("a", "b", "c", "d");

  final List<String> children;
  final Movements movements = new Movements();
  final ClusterSupervisor caller;
  private final ClusterOptions options;
  private final Map<String, ClusterSupervisor> nodes = new LinkedHashMap<>();

  Fleet(int size) {
    children = IntStream.range(0, size).mapToObj(number -> "counter-" + number).toList();
    options = new ClusterOptions(
        "moves-" + ProcessHandle.current().pid(),
        new LocalDiscovery(PORT, 9),
        256,
        false,
        Duration.ofSeconds(30));
    caller = made("caller");
    caller.start();
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

  /** Starts a node; returns when it has joined and its share belongs there. */
  void join(String name) throws InterruptedException {
    ClusterSupervisor node = made(name);
    nodes.put(name, node);
    node.start();
    while (children.stream().noneMatch(child -> belongsTo(child, name))) {
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private boolean belongsTo(String child, String name) {
    return caller.nodeFor(child).filter(node -> node.name().equals(name)).isPresent();
  }

  /** Ends a node in order. */
  void leave(String name) {
    requireNonNull(nodes.remove(name), name).close();
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

  private ClusterSupervisor made(String name) {
    RebalanceOptions usual = RebalanceOptions.defaults();
    return new ClusterSupervisor(
        Configuration.defaults()
            .in(options)
            .with(new PlacementOptions(Set.of(), ELIGIBLE))
            .with(new RebalanceOptions(
                Integer.getInteger("concurrent", usual.maxConcurrent()),
                usual.pause(),
                usual.delay(),
                usual.drainTimeout()))
            .named(name),
        List.of(bean()),
        SupervisorListener.NONE,
        Fleet.class.getClassLoader());
  }

  private SupervisedBean bean() {
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Counter(self.name(), movements)).create(self);
    return new SupervisedBean("counter", Counter.class, 1, false, false, factory)
        .keeping(StateRules.of(Counter.class, Durability.HANDOFF, Duration.ofSeconds(1), 0)
            .orElseThrow());
  }

  @Override
  public void close() {
    nodes.values().forEach(ClusterSupervisor::close);
    caller.close();
  }
}
