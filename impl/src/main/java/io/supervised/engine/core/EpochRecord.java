package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A membership: the value that is decided for each epoch.
 *
 * @param enrolled the members, oldest first
 * @param ghosts nodes that were excluded without proof of their death, and may still be there; with their addresses
 */
public record EpochRecord(
    Epoch epoch, Map<NodeId, Enrolled> enrolled, Map<NodeId, Address> ghosts) {

  /** A witness grants leases and votes on the next epoch. */
  static final int MOST_WITNESSES = 5;

  /**
   * A member.
   *
   * @param since the epoch in which it became one; so a node that was excluded in between can tell
   * @param informed whether it is known to have all that was acknowledged
   */
  public record Enrolled(Member member, Epoch since, boolean informed) {

    Enrolled informed(boolean now) {
      return new Enrolled(member, since, informed || now);
    }
  }

  public EpochRecord {
    enrolled = Collections.unmodifiableMap(new LinkedHashMap<>(enrolled));
    ghosts = Collections.unmodifiableMap(new TreeMap<>(ghosts));
  }

  /** Members oldest first. */
  static EpochRecord of(Epoch epoch, Collection<Enrolled> enrolled, Map<NodeId, Address> ghosts) {
    Map<NodeId, Enrolled> byId = new LinkedHashMap<>();
    enrolled.forEach(each -> byId.put(each.member().id(), each));
    return new EpochRecord(epoch, byId, ghosts);
  }

  /** Oldest first. */
  public List<Member> members() {
    return enrolled.values().stream().map(Enrolled::member).toList();
  }

  /** Oldest first. */
  public Set<NodeId> ids() {
    return enrolled.keySet();
  }

  public Optional<Member> member(NodeId id) {
    return Optional.ofNullable(enrolled.get(id)).map(Enrolled::member);
  }

  public Optional<Member> named(String name) {
    return members().stream().filter(member -> member.name().equals(name)).findFirst();
  }

  boolean has(NodeId id) {
    return enrolled.containsKey(id);
  }

  boolean isInformed(NodeId id) {
    Enrolled found = enrolled.get(id);
    return found != null && found.informed();
  }

  @Nullable
  Epoch since(NodeId id) {
    Enrolled found = enrolled.get(id);
    return found == null ? null : found.since();
  }

  /** The oldest members. */
  List<NodeId> witnesses() {
    List<NodeId> witnesses = new ArrayList<>(MOST_WITNESSES);
    for (NodeId id : enrolled.keySet()) {
      if (witnesses.size() == MOST_WITNESSES) {
        break;
      }
      witnesses.add(id);
    }
    return witnesses;
  }

  boolean isWitness(NodeId id) {
    return has(id) && (enrolled.size() <= MOST_WITNESSES || witnesses().contains(id));
  }

  boolean isOnlyWitness(NodeId id) {
    return enrolled.size() == 1 && has(id);
  }
}
