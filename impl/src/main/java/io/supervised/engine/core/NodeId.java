package io.supervised.engine.core;

import java.util.UUID;

/** One life of a node: its incarnation, never its address. */
public record NodeId(UUID incarnation) implements Comparable<NodeId> {

  @Override
  public int compareTo(NodeId other) {
    return incarnation.compareTo(other.incarnation);
  }

  @Override
  public String toString() {
    return incarnation.toString().substring(0, 8);
  }
}
