package io.supervised.engine.segment;

import io.supervised.RestartLimit;
import io.supervised.engine.registry.ChildEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How often a child was started again: in all, lately, and in a row. Not thread-safe. */
final class Restarts {

  private long all;
  private int inARow;
  private List<Instant> lately = List.of();

  /** In all, since a user last started the child. */
  long all() {
    return all;
  }

  /** When, as far as it counts for the limit. */
  List<Instant> lately() {
    return lately;
  }

  int inARow() {
    return inARow;
  }

  /** A user starts the child. */
  void begin() {
    all = 0;
    forgive();
  }

  /** A user starts it again: it gets all its chances once more. */
  void forgive() {
    inARow = 0;
    lately = List.of();
  }

  /** Counts on from what another holder has told. */
  void adopt(ChildEntry entry) {
    if (entry.report() != null) {
      all = Math.max(all, entry.report().restarts());
      lately = entry.history().lately();
      inARow = Math.max(inARow, lately.size());
    }
  }

  /**
   * The child has ended by itself.
   *
   * @param now by the wall clock, which may differ from that of other holders
   * @param ofOthers when those were started again whose restarts count as well
   * @return whether it may be started again, which then counts
   */
  boolean another(
      RestartLimit limit, Backoff backoff, long activeMillis, Instant now, List<Instant> ofOthers) {
    inARow = backoff.endsInARow(inARow, activeMillis);
    if (!limit.isUnlimited()) {
      List<Instant> counting = within(limit, now, lately);
      if (counting.size() + within(limit, now, ofOthers).size() >= limit.maxRestarts()) {
        return false;
      }
      counting.add(now);
      lately = List.copyOf(counting);
    }
    all++;
    return true;
  }

  /** It was not even tried: nothing counts, but the next pause is longer. */
  void notTried() {
    inARow++;
  }

  private static List<Instant> within(RestartLimit limit, Instant now, List<Instant> times) {
    Instant begin = now.minus(limit.window());
    List<Instant> counting = new ArrayList<>();
    for (Instant each : times) {
      if (each.isAfter(now)) {
        counting.add(now); // by a clock that was ahead
      } else if (each.isAfter(begin)) {
        counting.add(each);
      }
    }
    return counting;
  }
}
