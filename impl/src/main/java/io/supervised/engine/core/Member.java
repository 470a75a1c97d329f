package io.supervised.engine.core;

import io.supervised.ClusterNode;
import java.util.UUID;

/**
 * A node as it presents itself.
 *
 * @param address of its life socket
 * @param data its address in the data grid, by which the consistent hash names it
 */
public record Member(NodeId id, String name, Address address, UUID data, ClusterSettings settings) {

  public ClusterNode asNode() {
    return new ClusterNode(name, id.incarnation());
  }

  Member reborn() {
    return new Member(id.next(), name, address, data, settings);
  }
}
