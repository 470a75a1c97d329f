package io.supervised.engine.core;

import java.util.Comparator;

/**
 * The number of a ballot, and of the epoch whose record was first proposed in it: rounds grow, and the proposer leads the
 * epoch.
 */
public record Epoch(long round, NodeId leader) implements Comparable<Epoch> {

  /** What comes before the first epoch. */
  public static final Epoch NONE = new Epoch(0, NodeId.NOBODY);

  private static final Comparator<Epoch> ORDER =
      Comparator.comparingLong(Epoch::round).thenComparing(Epoch::leader);

  boolean isAfter(Epoch other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Epoch other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return round + "." + leader;
  }
}
