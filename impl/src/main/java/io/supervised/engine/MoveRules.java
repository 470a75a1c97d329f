package io.supervised.engine;

import io.supervised.Constraint;
import io.supervised.Constraint.OnNode;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import io.supervised.engine.registry.StoredSpec;
import java.util.List;
import java.util.function.Supplier;

/** Which children may be moved, and to which nodes. */
record MoveRules(
    Supplier<State> state, Children names, Directory directory, PlacementOptions options) {

  /**
   * Checks what a caller asks for, as far as this node knows; without a quorum it knows nothing for sure.
   *
   * @throws IllegalArgumentException if it can't be
   */
  void check(String child, String node) {
    if (names.nodeIn(child) != null) {
      throw OperationLog.LOG.movesWithItsNode(child);
    }
    directory
        .specOf(child)
        .map(StoredSpec::constraint)
        .ifPresent(where -> checkPlace(child, where));
    List<String> neighbours = directory.near(child);
    if (!neighbours.isEmpty()) {
      throw OperationLog.LOG.movesWithOthers(child, neighbours);
    }
    State now = state.get();
    if (now.hasQuorum()) {
      checkNode(child, node, now);
    }
  }

  private static void checkPlace(String child, String where) {
    if (!where.equals(StoredSpec.ANYWHERE)
        && ConstraintText.read(where).filter(OnNode.class::isInstance).isEmpty()) {
      String text = ConstraintText.read(where).map(Constraint::toString).orElse(where);
      throw OperationLog.LOG.hasItsPlace(child, text);
    }
  }

  private void checkNode(String child, String node, State now) {
    Member target = now.memberNamed(node).orElse(null);
    if (target == null) {
      List<String> members = now.members().stream().map(Member::name).toList();
      throw OperationLog.LOG.noNodeToMoveTo(child, node, members);
    } else if (!options.isEligible(target)) {
      throw OperationLog.LOG.nodeNotEligible(child, node, options.describe());
    } else if (now.isDraining(target.id()) || now.isLeaving(target.id())) {
      throw OperationLog.LOG.nodeDrained(child, node);
    }
  }
}
