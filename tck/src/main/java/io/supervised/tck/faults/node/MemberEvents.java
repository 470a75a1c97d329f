package io.supervised.tck.faults.node;

import io.supervised.ClusterNode;
import io.supervised.engine.SupervisorListener;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;

/** Writes down which members this node is told of. */
final class MemberEvents implements SupervisorListener {

  private final EventLog log;

  MemberEvents(EventLog log) {
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

  private static String text(ClusterNode node) {
    return node.name() + "/" + node.incarnation();
  }
}
