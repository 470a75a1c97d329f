package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.START;

import io.supervised.ClusterNode;
import io.supervised.RestartLimit;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.event.ChildEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** Several nodes of one cluster in this JVM, on ten ports of their own. */
final class TestNodes implements AutoCloseable {

  /** Of children that are given up after three restarts also if a slow machine takes its time for them. */
  static final BeanPolicy GIVEN_UP_SOME_TIME = new BeanPolicy(
      BeanPolicy.DEFAULT.restart(),
      new RestartLimit(3, Duration.ofMinutes(5)),
      Optional.empty(),
      Set.of());

  /** Of beans whose methods throw what they like, as answers. */
  static final BeanPolicy NOTHING_IS_A_CRASH = new BeanPolicy(
      BeanPolicy.DEFAULT.restart(),
      BeanPolicy.DEFAULT.limit(),
      Optional.empty(),
      Set.of(Throwable.class));

  private static final int NAMES_IN_ALL_SEGMENTS = 1_000;
  private static final int RANGE = 9; // and the port after it, in which they start in turn

  private final ClusterOptions options;
  private final List<ClusterSupervisor> started = new CopyOnWriteArrayList<>();

  TestNodes(String cluster, int port) {
    this.options = new ClusterOptions(cluster, new LocalDiscovery(port, RANGE), 64, false, START);
  }

  /** In that cluster, with calls and orders that are late on no machine. */
  private static Configuration configuration(ClusterOptions cluster) {
    return Configuration.defaults().in(cluster).with(PATIENT);
  }

  /** Of a node of this cluster. */
  Configuration configuration() {
    return configuration(options);
  }

  ClusterOptions options() {
    return options;
  }

  /** Ends a node with the others. */
  void own(ClusterSupervisor node) {
    started.add(node);
  }

  ClusterSupervisor start(String name, SupervisedBean... beans) {
    return start(name, options, SupervisorListener.NONE, beans);
  }

  /** A node that is yet to be started, and ended with the others. */
  ClusterSupervisor make(String name, CallOptions calls, SupervisedBean... beans) {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration(options).with(calls).named(name),
        List.of(beans),
        SupervisorListener.NONE,
        TestNodes.class.getClassLoader());
    started.add(node);
    return node;
  }

  ClusterSupervisor start(String name, PlacementOptions placement, SupervisedBean... beans) {
    return start(configuration(options).with(placement).named(name), beans);
  }

  ClusterSupervisor start(String name, RebalanceOptions rebalance, SupervisedBean... beans) {
    return start(configuration(options).with(rebalance).named(name), beans);
  }

  /** A node with named supervisors, each with a deadline or the usual one. */
  ClusterSupervisor start(
      String name, Map<String, Optional<Duration>> supervisors, SupervisedBean... beans) {
    return start(configuration(options).with(supervisors).named(name), beans);
  }

  ClusterSupervisor start(Configuration configuration, SupervisedBean... beans) {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration, List.of(beans), SupervisorListener.NONE, TestNodes.class.getClassLoader());
    started.add(node);
    node.start();
    return node;
  }

  ClusterSupervisor start(
      String name, ClusterOptions with, SupervisorListener listener, SupervisedBean... beans) {
    Configuration configuration = configuration(with).named(name);
    ClusterSupervisor node = new ClusterSupervisor(
        configuration, List.of(beans), listener, TestNodes.class.getClassLoader());
    started.add(node);
    node.start();
    return node;
  }

  /** Whether each of these nodes finds each child where it belongs, so that none is about to move. */
  static boolean areAtRest(Collection<ClusterSupervisor> nodes, Collection<String> children) {
    return nodes.stream()
        .allMatch(node -> children.stream().allMatch(child -> isWhereItBelongs(node, child)));
  }

  /** Whether each of these nodes knows all of them and sees each with its share, so that nothing is about to move. */
  static boolean haveTheirShares(Collection<ClusterSupervisor> nodes) {
    return nodes.stream()
        .allMatch(node -> node.nodes().size() == nodes.size() && seesAllShares(node, nodes.size()));
  }

  private static boolean seesAllShares(ClusterSupervisor node, int nodes) {
    Set<ClusterNode> owners = new HashSet<>();
    for (int number = 0; number < NAMES_IN_ALL_SEGMENTS; number++) {
      String name = "any-" + number;
      Optional<ClusterNode> owner = node.nodeFor(name);
      if (!owner.equals(node.explain(name).candidates().stream().findFirst())) {
        return false;
      }
      owner.ifPresent(owners::add);
    }
    return owners.size() == nodes;
  }

  private static boolean isWhereItBelongs(ClusterSupervisor node, String child) {
    Optional<ClusterNode> where = node.whereIs(child);
    return where.isPresent()
        && where.equals(node.explain(child).candidates().stream().findFirst());
  }

  @Override
  public void close() {
    started.forEach(ClusterSupervisor::close);
  }

  /** Remembers what it hears, as words. */
  static final class Diary implements SupervisorListener {

    private final List<String> entries = Collections.synchronizedList(new ArrayList<>());

    /** What was heard so far. */
    List<String> entries() {
      return List.of(entries.toArray(String[]::new));
    }

    @Override
    public void nodeUp(ClusterNode node) {
      entries.add("up " + node);
    }

    @Override
    public void nodeDown(ClusterNode node) {
      entries.add("down " + node);
    }

    @Override
    public void childStarted(ChildEvent event) {
      entries.add("started " + event.name());
    }

    @Override
    public void childStopped(ChildEvent event) {
      entries.add("stopped " + event.name());
    }
  }
}
