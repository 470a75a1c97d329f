package io.supervised.engine;

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

  private static final int RANGE = 9; // and the port after it, in which they start in turn

  private final ClusterOptions options;
  private final List<ClusterSupervisor> started = new CopyOnWriteArrayList<>();

  TestNodes(String cluster, int port) {
    this.options = new ClusterOptions(
        cluster, new LocalDiscovery(port, RANGE), 64, false, Duration.ofSeconds(30));
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
        Configuration.defaults().in(options).with(calls).named(name),
        List.of(beans),
        SupervisorListener.NONE,
        TestNodes.class.getClassLoader());
    started.add(node);
    return node;
  }

  ClusterSupervisor start(String name, PlacementOptions placement, SupervisedBean... beans) {
    return start(Configuration.defaults().in(options).with(placement).named(name), beans);
  }

  ClusterSupervisor start(String name, RebalanceOptions rebalance, SupervisedBean... beans) {
    return start(Configuration.defaults().in(options).with(rebalance).named(name), beans);
  }

  /** A node with named supervisors, each with a deadline or the usual one. */
  ClusterSupervisor start(
      String name, Map<String, Optional<Duration>> supervisors, SupervisedBean... beans) {
    return start(Configuration.defaults().in(options).with(supervisors).named(name), beans);
  }

  private ClusterSupervisor start(Configuration configuration, SupervisedBean... beans) {
    ClusterSupervisor node = new ClusterSupervisor(
        configuration, List.of(beans), SupervisorListener.NONE, TestNodes.class.getClassLoader());
    started.add(node);
    node.start();
    return node;
  }

  ClusterSupervisor start(
      String name, ClusterOptions with, SupervisorListener listener, SupervisedBean... beans) {
    Configuration configuration = Configuration.defaults().in(with).named(name);
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
