package io.supervised;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a child may run, if not anywhere. The first specification of a name decides for good: a name keeps its constraint also after
 * its child has ended, until the whole cluster begins anew.
 */
public sealed interface Constraint {

  /**
   * On one node as long as it is a member, else on another one until it is back.
   *
   * @param node name of the node, whether or not it is a member now
   */
  record OnNode(String node) implements Constraint {

    @Override
    public String toString() {
      return "on node '" + node + "' if it is there";
    }
  }

  /**
   * On one node only. While it is no member the child does not run, and calls wait for it.
   *
   * @param node name of the node, whether or not it is a member now
   */
  record OnlyOn(String node) implements Constraint {

    @Override
    public String toString() {
      return "only on node '" + node + "'";
    }
  }

  /**
   * On nodes that have all these labels ({@code supervised.node.labels}). While there is none the child does not run, and calls wait
   * for it.
   *
   * @param labels at least one
   */
  record WithLabels(Set<String> labels) implements Constraint {

    /**
     * A constraint.
     *
     * @param labels is copied
     */
    public WithLabels {
      labels = Set.copyOf(labels);
    }

    @Override
    public String toString() {
      return "on nodes with "
          + new TreeSet<>(labels).stream().collect(Collectors.joining("' and '", "'", "'"));
    }
  }

  /**
   * On the node of another child, wherever that is, and only where that one may run: while no node suits the other child, neither of
   * them runs. The other one must have been started before, or be declared by a bean, for only then its place is settled; it may have
   * ended since.
   *
   * @param child name of the other child; it must not be one that each node has of its own
   */
  record NearTo(String child) implements Constraint {

    @Override
    public String toString() {
      return "on the node of child '" + child + "'";
    }
  }
}
