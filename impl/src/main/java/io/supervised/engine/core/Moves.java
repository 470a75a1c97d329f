package io.supervised.engine.core;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The moves that count against the leader's limits.
 *
 * @param until when the place of each is free again, by segment and the monotonic clock
 */
record Moves(SortedMap<Integer, Long> until) {

  static final Moves NONE = new Moves(Collections.emptySortedMap());

  int size() {
    return until.size();
  }

  /** Whether a place has become free by now. */
  boolean hasFreed(long now) {
    return until.values().stream().anyMatch(end -> end <= now);
  }

  /** Those that still count. */
  Moves at(long now) {
    if (!hasFreed(now)) {
      return this;
    }
    SortedMap<Integer, Long> left = new TreeMap<>(until);
    left.values().removeIf(end -> end <= now);
    return new Moves(Collections.unmodifiableSortedMap(left));
  }

  Moves begun(int segment, long end) {
    SortedMap<Integer, Long> more = new TreeMap<>(until);
    more.put(segment, end);
    return new Moves(Collections.unmodifiableSortedMap(more));
  }

  /** These segments run again; their places stay taken until then. */
  Moves over(Map<Integer, ?> running, long end) {
    Moves changed = this;
    for (int segment : running.keySet()) {
      changed = until.containsKey(segment) ? changed.begun(segment, end) : changed;
    }
    return changed;
  }
}
