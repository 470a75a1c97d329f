package io.supervised.engine.core;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows of others, by its own eyes. Times are its own, monotonic.
 *
 * @param heard when something was last heard of each
 * @param lapsed since when each says it has no lease
 * @param dead the lives of nodes that are proved to be over, and since when this is known
 * @param leaving members that want to leave: since when they hold nothing, or {@link Long#MAX_VALUE} while they do
 * @param informed members that say they know everything that was acknowledged
 * @param seekers nodes that look for a cluster, in the order in which they came
 * @param contacts what was found at each address
 */
record Peers(
    Map<NodeId, Long> heard,
    Map<NodeId, Long> lapsed,
    Map<NodeId, Long> dead,
    Map<NodeId, Long> leaving,
    Set<NodeId> informed,
    Map<NodeId, Seeker> seekers,
    Map<Address, Contact> contacts) {

  static final Peers NONE =
      new Peers(Map.of(), Map.of(), Map.of(), Map.of(), Set.of(), Map.of(), Map.of());

  /** A node that looks for a cluster. */
  record Seeker(Member member, boolean adrift, long first, long last) {}

  Peers found(Map<Address, Contact> addresses, Map<NodeId, Seeker> seeking) {
    return new Peers(heard, lapsed, dead, leaving, informed, seeking, addresses);
  }

  boolean isDead(NodeId id) {
    return dead.containsKey(id);
  }

  boolean isLeaving(NodeId id) {
    return leaving.containsKey(id);
  }

  boolean hasDeparted(NodeId id) {
    Long since = leaving.get(id);
    return since != null && since != Long.MAX_VALUE;
  }

  /** When something was last heard of it; long ago if never. */
  long lastHeard(NodeId id) {
    Long last = heard.get(id);
    return last == null ? Long.MIN_VALUE / 2 : last;
  }

  @Nullable
  NodeId at(Address address) {
    Contact contact = contacts.get(address);
    return contact == null ? null : contact.node();
  }

  Peers hearing(NodeId id, long now) {
    return new Peers(put(heard, id, now), lapsed, dead, leaving, informed, seekers, contacts);
  }

  Peers sayingLapsed(NodeId id, boolean without, long now) {
    if (without == lapsed.containsKey(id)) {
      return this;
    }
    Map<NodeId, Long> changed = without ? put(lapsed, id, now) : remove(lapsed, id);
    return new Peers(heard, changed, dead, leaving, informed, seekers, contacts);
  }

  Peers burying(NodeId id, long now) {
    return isDead(id)
        ? this
        : new Peers(
            heard, lapsed, put(dead, id, now), leaving, informed, remove(seekers, id), contacts);
  }

  boolean isInformed(NodeId id) {
    return informed.contains(id);
  }

  Peers sayingInformed(NodeId id, boolean knows) {
    if (!knows || informed.contains(id)) {
      return this;
    }
    Set<NodeId> more = new TreeSet<>(informed);
    more.add(id);
    return new Peers(
        heard, lapsed, dead, leaving, Collections.unmodifiableSet(more), seekers, contacts);
  }

  Peers seeingOff(NodeId id, boolean departed, long now) {
    if (departed ? hasDeparted(id) : isLeaving(id)) {
      return this;
    }
    Map<NodeId, Long> changed = put(leaving, id, departed ? now : Long.MAX_VALUE);
    return new Peers(heard, lapsed, dead, changed, informed, seekers, contacts);
  }

  Peers sought(Member member, boolean adrift, long now) {
    Seeker known = seekers.get(member.id());
    Map<NodeId, Seeker> changed = new LinkedHashMap<>(seekers);
    changed.put(member.id(), new Seeker(member, adrift, known == null ? now : known.first(), now));
    return new Peers(heard, lapsed, dead, leaving, informed, changed, contacts);
  }

  /** Forgets those who have not sought for a while. */
  Peers seekingSince(long earliest) {
    if (seekers.values().stream().noneMatch(seeker -> seeker.last() < earliest)) {
      return this;
    }
    Map<NodeId, Seeker> changed = new LinkedHashMap<>(seekers);
    changed.values().removeIf(seeker -> seeker.last() < earliest);
    return new Peers(heard, lapsed, dead, leaving, informed, changed, contacts);
  }

  Peers finding(Address address, Contact contact) {
    return new Peers(
        heard, lapsed, dead, leaving, informed, seekers, put(contacts, address, contact));
  }

  /** A new epoch: its members have the benefit of the doubt, and whoever it does not name is forgotten. */
  Peers enrolling(EpochRecord epoch, long now) {
    Map<NodeId, Long> fresh = new TreeMap<>();
    epoch.ids().forEach(id -> fresh.put(id, now));
    Map<NodeId, Long> remembered = new TreeMap<>(dead);
    remembered.keySet().removeIf(id -> !epoch.has(id) && !epoch.ghosts().containsKey(id));
    Map<NodeId, Long> stillLeaving = new TreeMap<>(leaving);
    stillLeaving.keySet().retainAll(epoch.ids());
    Map<NodeId, Seeker> stillSeeking = new LinkedHashMap<>(seekers);
    stillSeeking.keySet().removeAll(epoch.ids());
    return new Peers(fresh, Map.of(), remembered, stillLeaving, Set.of(), stillSeeking, contacts);
  }

  private static <K extends Comparable<K>, V> Map<K, V> put(Map<K, V> map, K key, V value) {
    SortedMap<K, V> changed = new TreeMap<>(map);
    changed.put(key, value);
    return Collections.unmodifiableSortedMap(changed);
  }

  private static <K, V> Map<K, V> remove(Map<K, V> map, K key) {
    if (!map.containsKey(key)) {
      return map;
    }
    Map<K, V> changed = new LinkedHashMap<>(map);
    changed.remove(key);
    return Collections.unmodifiableMap(changed);
  }
}
