package io.supervised.engine.core;

import java.util.List;

/**
 * Who can reach whom, as the failure detector sees it: a proposal for the next epoch, not yet an agreement.
 *
 * @param members oldest first
 */
public record View(Id id, List<NodeId> members) {

  /** Views of one node come with growing numbers; two sides of a partition may use the same number. */
  public record Id(long number, NodeId creator) {}

  public View {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a view has at least one member");
    }
  }

  NodeId leader() {
    return members.get(0);
  }
}
