package io.supervised.engine.core;

import io.supervised.ClusterNode;

/** A node as it presents itself to a leader. */
public record Member(NodeId id, String name, ClusterSettings settings) {

  public ClusterNode asNode() {
    return new ClusterNode(name, id.incarnation());
  }
}
