package io.supervised.engine.core;

import java.util.Comparator;

/** The ballot that formed an agreed membership: rounds grow, and the proposer leads. */
public record Epoch(long round, NodeId leader) implements Comparable<Epoch> {

  private static final Comparator<Epoch> ORDER =
      Comparator.comparingLong(Epoch::round).thenComparing(Epoch::leader);

  @Override
  public int compareTo(Epoch other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return round + "." + leader;
  }
}
