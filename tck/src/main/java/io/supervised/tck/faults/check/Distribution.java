package io.supervised.tck.faults.check;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** How some times are distributed. */
public record Distribution(List<Long> nanos) {

  private static final double MILLI = 1e6;

  public Distribution {
    nanos = nanos.stream().sorted().toList();
  }

  public static Distribution of(Collection<Long> nanos) {
    return new Distribution(List.copyOf(nanos));
  }

  /**
   * The time that a share of them does not exceed, by nearest rank.
   *
   * @param share from 0 to 1; 1 is the greatest of all
   */
  public long at(double share) {
    if (nanos.isEmpty()) {
      return 0;
    }
    int rank = (int) Math.ceil(share * nanos.size());
    return nanos.get(Math.max(0, rank - 1));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%7d %10.1f %10.1f %10.1f",
        nanos.size(),
        at(0.5) / MILLI,
        at(0.99) / MILLI,
        at(1) / MILLI);
  }

  /** What stands above the columns of {@link #toString}. */
  public static String header() {
    return String.format("%7s %10s %10s %10s", "number", "p50 ms", "p99 ms", "max ms");
  }
}
