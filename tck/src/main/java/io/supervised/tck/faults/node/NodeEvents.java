package io.supervised.tck.faults.node;

import io.supervised.ClusterNode;
import io.supervised.engine.SupervisorListener;
import io.supervised.event.QuorumEvent;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import java.util.concurrent.TimeUnit;

/** Writes down what this node is told of members, leadership and leases. */
final class NodeEvents implements SupervisorListener {

  private final EventLog log;

  NodeEvents(EventLog log) {
    this.log = log;
  }

  @Override
  public void nodeUp(ClusterNode node) {
    log.write(EventKind.NODEUP, text(node));
  }

  @Override
  public void nodeDown(ClusterNode node) {
    log.write(EventKind.NODEDOWN, text(node));
  }

  @Override
  public void leads() {
    log.write(EventKind.LEADER);
  }

  @Override
  public void leased(long end) {
    log.write(EventKind.LEASE, Long.toString(TimeUnit.MILLISECONDS.toNanos(end)));
  }

  @Override
  public void quorumLost(QuorumEvent event) {
    log.write(EventKind.LEASE_LOST);
  }

  private static String text(ClusterNode node) {
    return node.name() + "/" + node.incarnation();
  }
}
