package io.supervised;

import java.util.UUID;

/**
 * A member of the cluster in one of its lives: a node that is started again under the same name is another
 * {@code ClusterNode}.
 *
 * @param name the node's name, {@code supervised.node.name}; unique among the members at any one time
 * @param incarnation drawn at random when the node starts; never used again
 */
public record ClusterNode(String name, UUID incarnation) {

  @Override
  public String toString() {
    return name;
  }
}
