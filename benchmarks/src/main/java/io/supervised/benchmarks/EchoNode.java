package io.supervised.benchmarks;

import io.supervised.Child;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.SupervisorListener;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A node with a share of the echoes. */
final class EchoNode implements AutoCloseable {

  private static final int ECHOES = 16;
  private static final int PORT = 19_300;
  private static final int CALM = 500;

  private final ClusterSupervisor supervisor;

  EchoNode(String name, String cluster) {
    ClusterOptions options = new ClusterOptions(
        cluster, new LocalDiscovery(PORT, 4), 256, false, Duration.ofSeconds(30));
    supervisor = new ClusterSupervisor(
        Configuration.defaults().in(options).named(name),
        List.of(
            SupervisedBean.of("echo", Echo.class, InstanceFactory.of(Echo::new)).times(ECHOES)),
        SupervisorListener.NONE,
        EchoNode.class.getClassLoader());
    supervisor.start();
  }

  /** An echo that runs on this node, or on another one, once all of them stay where they are. */
  Child<Echo> echo(boolean local) {
    List<String> names = IntStream.range(0, ECHOES).mapToObj(i -> "echo-" + i).toList();
    int calm = 0;
    Set<String> here = Set.of();
    while (calm < CALM) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      Set<String> now = supervisor.localChildren();
      boolean complete =
          names.stream().allMatch(name -> supervisor.whereIs(name).isPresent());
      calm = complete && now.equals(here) && !now.isEmpty() ? calm + 1 : 0;
      here = now;
    }
    String chosen =
        names.stream().filter(supervisor.localChildren()::contains).findFirst().orElseThrow();
    String other = names.stream()
        .filter(name -> !supervisor.localChildren().contains(name))
        .findFirst()
        .orElse(chosen);
    return supervisor.child(Echo.class, local ? chosen : other);
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
