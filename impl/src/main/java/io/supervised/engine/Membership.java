package io.supervised.engine;

import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import java.util.List;
import java.util.function.Supplier;

/** Which nodes there are, for whoever names one. */
record Membership(Supplier<State> state, Children names, KnownNodes known) {

  /**
   * Checks the name of a child that each node has of its own. One whose node has been a member is waited for, since that may come back.
   *
   * @throws io.supervised.NoSuchChildException if no such node was ever seen
   */
  void check(String child) {
    String node = names.nodeIn(child);
    if (node != null && lacks(node) && !known.hasSeen(node)) {
      throw OperationLog.LOG.noSuchNode(child, node, members());
    }
  }

  /** Tells, once for each node, that a child can't run before that node is a member. */
  void warnIfAbsent(String child, String node) {
    if (lacks(node) && known.await(node)) {
      OperationLog.LOG.waitsForNode(child, node, members());
    }
  }

  /** Without a quorum this node can't know. */
  private boolean lacks(String node) {
    State now = state.get();
    return now.hasQuorum() && now.memberNamed(node).isEmpty();
  }

  private List<String> members() {
    return state.get().members().stream().map(Member::name).toList();
  }
}
