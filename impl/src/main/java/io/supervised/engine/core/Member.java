package io.supervised.engine.core;

import io.supervised.ClusterNode;
import java.util.Set;
import java.util.UUID;

/**
 * A node as it presents itself.
 *
 * @param address of its life socket
 * @param data its address in the data grid, by which the consistent hash names it
 * @param labels what its administrator says of it; of no interest to the protocol
 */
public record Member(
    NodeId id,
    String name,
    Address address,
    UUID data,
    ClusterSettings settings,
    Set<String> labels) {

  public Member {
    labels = Set.copyOf(labels);
  }

  /** A node without labels. */
  public Member(NodeId id, String name, Address address, UUID data, ClusterSettings settings) {
    this(id, name, address, data, settings, Set.of());
  }

  public ClusterNode asNode() {
    return new ClusterNode(name, id.incarnation());
  }

  Member reborn() {
    return new Member(id.next(), name, address, data, settings, labels);
  }
}
