package io.supervised.engine.core;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The leader's table: who holds which segment. Built from what the members of its epoch report, and worked with once all
 * have.
 *
 * @param reported members that have said what they hold
 * @param lastGrant number of the last grant in this epoch
 * @param lastSaid when it last repeated what was not answered, by the monotonic clock
 */
record Assignment(
    SortedMap<Integer, Entry> table, Set<NodeId> reported, long lastGrant, long lastSaid) {

  static final Assignment NONE =
      new Assignment(Collections.emptySortedMap(), Set.of(), 0, Long.MIN_VALUE / 2);

  /** A segment in a holder's hands. */
  record Entry(NodeId holder, GrantId grant, Stage stage) {

    Entry in(Stage next) {
      return new Entry(holder, grant, next);
    }
  }

  /** How far a segment has come. */
  enum Stage {
    /** Given, and not yet confirmed. */
    GRANTED,
    HELD,
    /** Asked for again, and not yet released. */
    MOVING
  }

  Assignment with(SortedMap<Integer, Entry> changed, long grants) {
    return new Assignment(Collections.unmodifiableSortedMap(changed), reported, grants, lastSaid);
  }

  Assignment sayingAgain(long now) {
    return new Assignment(table, reported, lastGrant, now);
  }

  /** The table with what one more member holds; of two claims the later grant counts. */
  Assignment reportedBy(NodeId member, SortedMap<Integer, GrantId> claims) {
    SortedMap<Integer, Entry> more = new TreeMap<>(table);
    claims.forEach((segment, grant) -> more.merge(
        segment,
        new Entry(member, grant, Stage.HELD),
        (one, other) -> one.grant().compareTo(other.grant()) >= 0 ? one : other));
    Set<NodeId> by = new TreeSet<>(reported);
    by.add(member);
    return new Assignment(
        Collections.unmodifiableSortedMap(more),
        Collections.unmodifiableSet(by),
        lastGrant,
        lastSaid);
  }
}
