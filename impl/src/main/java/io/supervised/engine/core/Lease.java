package io.supervised.engine.core;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * This node's own lease: as long as it is valid, no other node may run what this one holds.
 *
 * @param until when it ends
 * @param inForce whether children may run; false from shortly before its end until it is renewed
 * @param lost whether it was in force before
 * @param lapsedAt since when it is not in force, by the monotonic clock
 * @param number of the last request to renew it
 * @param lastAsked when that was, by the monotonic clock
 * @param requests those that may still be granted, by number
 */
record Lease(
    Time until,
    boolean inForce,
    boolean lost,
    long lapsedAt,
    long number,
    long lastAsked,
    SortedMap<Long, Request> requests) {

  private static final int REQUESTS_REMEMBERED = 6;

  /** A request to renew: when it was sent, and which witnesses have granted it. */
  record Request(Time sent, Set<NodeId> granted) {}

  static Lease none(boolean lost, long now) {
    return new Lease(
        Time.NEVER, false, lost, now, 0, Long.MIN_VALUE / 2, Collections.emptySortedMap());
  }

  Lease asking(Time now) {
    SortedMap<Long, Request> changed = new TreeMap<>(requests);
    changed.put(number + 1, new Request(now, Set.of()));
    if (changed.size() > REQUESTS_REMEMBERED) {
      changed.remove(changed.firstKey());
    }
    return new Lease(until, inForce, lost, lapsedAt, number + 1, now.mono(), changed);
  }

  Lease granted(long request, NodeId by) {
    Request asked = requests.get(request);
    if (asked == null) {
      return this;
    }
    Set<NodeId> more = new TreeSet<>(asked.granted());
    more.add(by);
    SortedMap<Long, Request> changed = new TreeMap<>(requests);
    changed.put(request, new Request(asked.sent(), more));
    return new Lease(until, inForce, lost, lapsedAt, number, lastAsked, changed);
  }

  Lease validUntil(Time end) {
    return new Lease(Time.later(until, end), inForce, lost, lapsedAt, number, lastAsked, requests);
  }

  /** What was asked of the witnesses of an earlier epoch counts no more; what they granted does. */
  Lease inNewEpoch() {
    return new Lease(
        until, inForce, lost, lapsedAt, number, Long.MIN_VALUE / 2, Collections.emptySortedMap());
  }

  Lease lapsing(long now) {
    return new Lease(until, false, true, now, number, lastAsked, requests);
  }

  Lease comingIntoForce() {
    return new Lease(until, true, false, lapsedAt, number, lastAsked, requests);
  }
}
