package io.supervised.engine.group;

import io.supervised.ClusterNode;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Standing;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The newest that this node knows of each child that belongs to a group. Thread-safe. */
public final class GroupRoster {

  private final ChildGroups groups;
  private final Map<String, ChildEntry> newest = new ConcurrentHashMap<>();

  public GroupRoster(ChildGroups groups) {
    this.groups = groups;
  }

  public ChildGroups groups() {
    return groups;
  }

  /** Takes note of an entry; false if it is no news, or its child belongs to no group. */
  public boolean learn(String child, ChildEntry entry) {
    ChildEntry before = newest.get(child);
    if (!groups.has(child) || !entry.isOfChild() || (before != null && !isNewer(entry, before))) {
      return false;
    }
    newest.merge(child, entry, (known, heard) -> isNewer(heard, known) ? heard : known);
    return true;
  }

  /** Entries of different segments don't compare by themselves. */
  private static boolean isNewer(ChildEntry entry, ChildEntry other) {
    return entry.moves() == other.moves()
        ? entry.isNewerThan(other)
        : entry.moves() > other.moves();
  }

  Optional<ChildEntry> of(String child) {
    return Optional.ofNullable(newest.get(child));
  }

  Standing standing(String child) {
    return of(child).map(entry -> entry.history().standing()).orElse(Standing.NONE);
  }

  /** What a child has to do with the others of its group, if it belongs to one. */
  public Optional<GroupTies> ties(String child, Predicate<ClusterNode> isMember) {
    return groups.of(child).map(group -> new GroupTies(group, child, this, isMember));
  }
}
