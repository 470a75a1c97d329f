package io.supervised.engine.core;

import io.supervised.engine.core.Message.Rival;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The leader's table: who holds which segment. Built from what the members of its epoch report, and worked with once all
 * have.
 *
 * @param duplicates grants that must be given up because a later one of the same segment stays
 * @param reported members that have said what they hold
 * @param moves those that count against the limits
 * @param lastGrant number of the last grant in this epoch
 * @param lastSaid when it last repeated what was not answered, by the monotonic clock
 */
record Assignment(
    SortedMap<Integer, Entry> table,
    List<Duplicate> duplicates,
    Set<NodeId> reported,
    Moves moves,
    long lastGrant,
    long lastSaid) {

  static final Assignment NONE = new Assignment(
      Collections.emptySortedMap(), List.of(), Set.of(), Moves.NONE, 0, Long.MIN_VALUE / 2);

  /** A grant that must be given up. */
  record Duplicate(int segment, NodeId holder, Rival rival) {}

  /** A segment in a holder's hands. */
  record Entry(NodeId holder, GrantId grant, Stage stage) {

    Entry in(Stage next) {
      return new Entry(holder, grant, next);
    }
  }

  /** How far a segment has come. */
  enum Stage {
    /** Given, and not known to run. */
    GRANTED,
    HELD,
    /** Asked for again, and not yet released. */
    MOVING
  }

  Assignment with(SortedMap<Integer, Entry> changed, long grants) {
    return new Assignment(
        Collections.unmodifiableSortedMap(changed), duplicates, reported, moves, grants, lastSaid);
  }

  Assignment with(Moves changed) {
    return new Assignment(table, duplicates, reported, changed, lastGrant, lastSaid);
  }

  /** Whether a segment is known to run under exactly that grant. */
  boolean isHeld(int segment, GrantId grant) {
    Entry entry = table.get(segment);
    return entry != null && entry.stage() == Stage.HELD && entry.grant().equals(grant);
  }

  Assignment sayingAgain(long now) {
    return new Assignment(table, duplicates, reported, moves, lastGrant, now);
  }

  /** The table without the duplicates that this member has given up. */
  Assignment yieldedBy(NodeId member, SortedMap<Integer, GrantId> released) {
    List<Duplicate> left = duplicates.stream()
        .filter(duplicate -> !duplicate.holder().equals(member)
            || !duplicate.rival().yields().equals(released.get(duplicate.segment())))
        .toList();
    return new Assignment(table, left, reported, moves, lastGrant, lastSaid);
  }

  /** The table with what one more member holds; of two claims to one segment the later grant stays. */
  Assignment reportedBy(NodeId member, SortedMap<Integer, GrantId> claims) {
    SortedMap<Integer, Entry> more = new TreeMap<>(table);
    List<Duplicate> rivals = new ArrayList<>(duplicates);
    claims.forEach((segment, grant) -> {
      Entry claim = new Entry(member, grant, Stage.HELD);
      Entry present = more.get(segment);
      if (present == null) {
        more.put(segment, claim);
      } else {
        boolean presentStays = present.grant().compareTo(grant) >= 0;
        Entry stays = presentStays ? present : claim;
        Entry yields = presentStays ? claim : present;
        more.put(segment, stays);
        rivals.add(
            new Duplicate(segment, yields.holder(), new Rival(yields.grant(), stays.grant())));
      }
    });
    Set<NodeId> by = new TreeSet<>(reported);
    by.add(member);
    return new Assignment(
        Collections.unmodifiableSortedMap(more),
        List.copyOf(rivals),
        Collections.unmodifiableSet(by),
        moves,
        lastGrant,
        lastSaid);
  }
}
