package io.supervised.event;

import io.supervised.ClusterNode;
import java.util.List;

/**
 * A node lost the quorum, or is with it again.
 *
 * @param node the local node
 * @param members the members it knows, oldest first; while the quorum is lost, those of the time before
 */
public record QuorumEvent(ClusterNode node, List<ClusterNode> members) {

  /**
   * Copies the list.
   *
   * @param node the local node
   * @param members the members it knows
   */
  public QuorumEvent {
    members = List.copyOf(members);
  }
}
