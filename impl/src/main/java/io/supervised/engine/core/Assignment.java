package io.supervised.engine.core;

import io.supervised.engine.core.Message.Promise;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The leader's table: who holds which segment, and who should.
 *
 * @param wish the primary of each segment by the consistent hash; a wish, since only the holder decides what is
 * @param leaving members that are given nothing more
 * @param lastGrant number of the last grant in this epoch
 */
public record Assignment(
    SortedMap<Integer, Entry> table, List<NodeId> wish, Set<NodeId> leaving, long lastGrant) {

  static final Assignment NONE =
      new Assignment(Collections.emptySortedMap(), List.of(), Set.of(), 0);

  /** A segment in a holder's hands; {@code moving} once it was asked to give it up. */
  public record Entry(NodeId holder, GrantId grant, boolean moving) {}

  Assignment wishing(List<NodeId> primaries) {
    return new Assignment(table, primaries, leaving, lastGrant);
  }

  Assignment losing(NodeId member) {
    Set<NodeId> more = new TreeSet<>(leaving);
    more.add(member);
    return new Assignment(table, wish, Collections.unmodifiableSet(more), lastGrant);
  }

  Assignment with(SortedMap<Integer, Entry> changed, long grants) {
    return new Assignment(Collections.unmodifiableSortedMap(changed), wish, leaving, grants);
  }

  /** The table of a new epoch, rebuilt from what its members hold; of two claims the later grant counts. */
  Assignment rebuiltFrom(Map<NodeId, Promise> promises) {
    SortedMap<Integer, Entry> rebuilt = new TreeMap<>();
    promises.forEach((holder, promise) -> promise
        .claims()
        .forEach((segment, grant) -> rebuilt.merge(
            segment,
            new Entry(holder, grant, false),
            (one, other) -> one.grant().compareTo(other.grant()) >= 0 ? one : other)));
    return new Assignment(Collections.unmodifiableSortedMap(rebuilt), wish, Set.of(), 0);
  }
}
