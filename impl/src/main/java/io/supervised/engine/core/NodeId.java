package io.supervised.engine.core;

import java.util.UUID;

/** One life of a node: its incarnation, never its address. */
public record NodeId(UUID incarnation) implements Comparable<NodeId> {

  /** The proposer of the epoch before the first. */
  static final NodeId NOBODY = new NodeId(new UUID(0, 0));

  /** The third opinion that two equal halves ask; it votes, and is never a member. */
  public static final NodeId TIE_BREAKER = new NodeId(new UUID(0, 1));

  /** The next life of the same process, after it gave up everything of this one. */
  NodeId next() {
    return new NodeId(
        new UUID(incarnation.getMostSignificantBits(), incarnation.getLeastSignificantBits() + 1));
  }

  @Override
  public int compareTo(NodeId other) {
    return incarnation.compareTo(other.incarnation);
  }

  @Override
  public String toString() {
    return incarnation.toString().substring(0, 8);
  }
}
