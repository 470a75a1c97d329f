package io.supervised.engine.core;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which members take segments, as far as this node knows. Times are its own, monotonic.
 *
 * @param since when each became a member
 * @param drained who wants to hold nothing, and when each last said so
 * @param lastSaid when this node last said so
 */
record Takers(Map<NodeId, Long> since, Map<NodeId, Long> drained, long lastSaid) {

  private static final long LONG_AGO = Long.MIN_VALUE / 2;

  static final Takers NONE = new Takers(Map.of(), Map.of(), LONG_AGO);

  boolean isNewSince(NodeId member, long earliest) {
    return since.getOrDefault(member, LONG_AGO) > earliest;
  }

  /** Whether it has said since then that it wants to hold nothing: who does not say so again has changed its mind. */
  boolean isDrained(NodeId member, long earliest) {
    return drained.getOrDefault(member, LONG_AGO) > earliest;
  }

  Takers saying(long now) {
    return new Takers(since, drained, now);
  }

  Takers hearing(NodeId member, boolean wantsNothing, long now) {
    SortedMap<NodeId, Long> changed = new TreeMap<>(drained);
    if (wantsNothing) {
      changed.put(member, now);
    } else {
      changed.remove(member);
    }
    return new Takers(since, Collections.unmodifiableSortedMap(changed), lastSaid);
  }

  /** Nobody is new any more. */
  Takers settled() {
    SortedMap<NodeId, Long> changed = new TreeMap<>(since);
    changed.replaceAll((member, joined) -> LONG_AGO);
    return new Takers(Collections.unmodifiableSortedMap(changed), drained, lastSaid);
  }

  Takers enrolling(EpochRecord epoch, long now) {
    SortedMap<NodeId, Long> members = new TreeMap<>(since);
    members.keySet().retainAll(epoch.ids());
    epoch.ids().forEach(id -> members.putIfAbsent(id, now));
    SortedMap<NodeId, Long> stillDrained = new TreeMap<>(drained);
    stillDrained.keySet().retainAll(epoch.ids());
    return new Takers(
        Collections.unmodifiableSortedMap(members),
        Collections.unmodifiableSortedMap(stillDrained),
        lastSaid);
  }
}
