package io.supervised.engine.segment;

import java.time.Duration;

/**
 * How long a child that has ended by itself waits for its restart: the first pause, doubled with each further end in a row, up to the
 * longest. Half of it is left to chance, so that children which have crashed together do not start together.
 */
public record Backoff(Duration first, Duration longest) {

  private static final int MOST_DOUBLINGS = 30;

  /** From 100 ms to 10 s. */
  public static final Backoff DEFAULT = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(10));

  /** The number of ends in a row, which an activation longer than the longest pause begins anew. */
  int endsInARow(int before, long activeMillis) {
    return activeMillis > longest.toMillis() ? 1 : before + 1;
  }

  /**
   * A pause.
   *
   * @param ends in a row, at least 1
   * @param chance from 0 to 1
   */
  Duration pause(int ends, double chance) {
    long doubled = first.toMillis() << Math.min(ends - 1, MOST_DOUBLINGS);
    long whole = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(Math.round(whole * (1 + chance) / 2));
  }
}
