package io.supervised.engine.registry;

import io.supervised.Token;
import java.util.Comparator;

/**
 * How new an entry is: by the fencing token of the activation it tells of, and within that by the order in which its owner
 * wrote. So what an owner of former days writes late changes nothing.
 */
record Version(Token token, long sequence) implements Comparable<Version> {

  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::token).thenComparingLong(Version::sequence);

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
