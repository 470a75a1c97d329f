package io.supervised.tck.faults.node;

import io.supervised.StartupException;
import io.supervised.engine.ClusterSupervisor;
import io.supervised.engine.Configuration;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.state.StateRules;
import io.supervised.tck.faults.check.Checker;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.witness.ProcessId;
import io.supervised.tck.faults.witness.Witness;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A node as a process of its own. It leaves in order when its standard input ends, also by the death of whoever started it.
 *
 * <p>This class alone knows how a node is started.
 */
public final class FaultyNode {

  private static final int SEGMENTS = 256;
  private static final Duration SAVE_EVERY = Duration.ofSeconds(1);
  private static final Duration START_TIMEOUT = Duration.ofSeconds(30);

  private FaultyNode() {}

  /**
   * Runs the node.
   *
   * @param arguments none; the settings are system properties
   */
  public static void main(String[] arguments) throws IOException {
    NodeSettings settings = NodeSettings.of(System.getProperties());
    EventLog log = EventLog.open(History.file(settings.folder(), settings.life()), settings.life());
    log.write(EventKind.BOOT, ProcessId.own().text());
    Ticker.start(log);
    ClusterSupervisor node = node(settings, log);
    try {
      node.start();
    } catch (StartupException refused) {
      System.err.println(refused.getMessage());
      System.exit(Checker.COULD_NOT_JOIN);
    }
    log.write(EventKind.JOINED, node.localNode().incarnation().toString());
    settings.counters().names().forEach(name -> Caller.start(node, name, settings.life(), log));
    System.in.transferTo(OutputStream.nullOutputStream());
    log.write(EventKind.STOPPING);
    node.close();
    log.write(EventKind.END);
    System.exit(0);
  }

  private static ClusterSupervisor node(NodeSettings settings, EventLog log) throws IOException {
    Witness witness = Witness.open(settings.witness(), settings.allChildren());
    RecordedInstances workers = RecordedInstances.workers(log, witness, settings.effectMillis());
    List<SupervisedBean> beans = new ArrayList<>();
    beans.add(SupervisedBean.of(Children.BEAN, workers.type(), workers).times(settings.children()));
    if (settings.counters().count() > 0) {
      beans.add(counters(
          settings.counters(), RecordedInstances.counters(log, witness, settings.children())));
    }
    return new ClusterSupervisor(
        configuration(settings), beans, new NodeEvents(log), FaultyNode.class.getClassLoader());
  }

  private static SupervisedBean counters(Counters counters, RecordedInstances instances) {
    return SupervisedBean.of(Counters.BEAN, instances.type(), instances)
        .times(counters.count())
        .keeping(StateRules.of(instances.type(), counters.durability(), SAVE_EVERY, 0)
            .orElseThrow());
  }

  private static Configuration configuration(NodeSettings settings) {
    ClusterOptions cluster = new ClusterOptions(
        settings.cluster(), settings.discovery(), SEGMENTS, false, START_TIMEOUT);
    return Configuration.defaults()
        .in(cluster)
        .with(settings.ownership())
        .named(settings.life().node());
  }
}
