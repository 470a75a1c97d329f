package io.supervised.benchmarks.moves;

import io.supervised.Durability;
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
import java.util.List;
import java.util.Set;

/** A node in this process. */
final class LocalNode implements Node {

  private static final int PORT = 19_320;
  private static final Set<String> ELIGIBLE = Set.of("a", "b", "c", "d");

  final ClusterSupervisor supervisor;
  private final Arrivals arrivals = new Arrivals();
  private final Departures departures;
  private final Stalls stalls;

  /** One that has started; others may watch the same process. */
  LocalNode(String name, String cluster, Departures departures, Stalls stalls) {
    this.departures = departures;
    this.stalls = stalls;
    RebalanceOptions usual = RebalanceOptions.defaults();
    supervisor = new ClusterSupervisor(
        Configuration.defaults()
            .in(new ClusterOptions(
                cluster, new LocalDiscovery(PORT, 9), 256, false, Duration.ofSeconds(60)))
            .with(new PlacementOptions(Set.of(), ELIGIBLE))
            .with(new RebalanceOptions(
                Integer.getInteger("concurrent", usual.maxConcurrent()),
                usual.pause(),
                usual.delay(),
                usual.drainTimeout()))
            .named(name),
        List.of(bean()),
        SupervisorListener.NONE,
        LocalNode.class.getClassLoader());
    supervisor.start();
  }

  private SupervisedBean bean() {
    InstanceFactory factory = self ->
        InstanceFactory.of(() -> new Counter(self, departures, arrivals)).create(self);
    return new SupervisedBean("counter", Counter.class, 1, false, false, factory)
        .keeping(StateRules.of(Counter.class, Durability.HANDOFF, Duration.ofSeconds(1), 0)
            .orElseThrow());
  }

  @Override
  public void begin() {
    arrivals.begin();
    stalls.begin();
  }

  @Override
  public Seen seen() {
    return arrivals.seen().and(new Seen(0, Long.MIN_VALUE, 0, stalls.longestNanos()));
  }

  @Override
  public void leave() {
    supervisor.close();
  }
}
