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
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** A node with a share of the echoes. */
final class EchoNode implements AutoCloseable {

  private static final int ECHOES = 16;
  private static final int PORT = 19_300;

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

  /** One that runs on this node, or on another one; waits until there is one. */
  Child<Echo> echo(boolean local) {
    while (true) {
      for (String name : IntStream.range(0, ECHOES).mapToObj(i -> "echo-" + i).toList()) {
        boolean isHere = supervisor.localChildren().contains(name);
        boolean isElsewhere = supervisor
            .whereIs(name)
            .filter(node -> !node.equals(supervisor.localNode()))
            .isPresent();
        if (local ? isHere : isElsewhere) {
          return supervisor.child(Echo.class, name);
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Override
  public void close() {
    supervisor.close();
  }
}
