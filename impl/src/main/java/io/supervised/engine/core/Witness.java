package io.supervised.engine.core;

import io.supervised.engine.core.Message.Promise;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a witness remembers: its votes on the next epoch, and the leases it has granted. Times are its own, monotonic.
 *
 * @param swayed whether it has promised a ballot of another node in this instance
 * @param acceptedAt when it first accepted a proposal
 * @param installedAt when the present epoch was installed; every lease of an earlier one was granted before
 * @param granted when it last granted a lease to each member in this epoch
 * @param refused members to which it has promised to grant no more
 */
record Witness(
    Acceptor acceptor,
    boolean swayed,
    long acceptedAt,
    long installedAt,
    Map<NodeId, Long> granted,
    Set<NodeId> refused) {

  static Witness of(Epoch base, long now) {
    return new Witness(Acceptor.of(base), false, now, now, Map.of(), Set.of());
  }

  boolean hasAccepted() {
    return acceptor.accepted() != null;
  }

  /**
   * Whether it grants a lease to this member now. Nothing is granted to anybody once a next epoch was accepted: so every
   * lease of an epoch was granted before the next one was decided.
   */
  boolean grants(NodeId member) {
    return !hasAccepted() && !refused.contains(member);
  }

  Witness granting(NodeId member, long now) {
    SortedMap<NodeId, Long> changed = new TreeMap<>(granted);
    changed.put(member, now);
    return new Witness(
        acceptor,
        swayed,
        acceptedAt,
        installedAt,
        Collections.unmodifiableSortedMap(changed),
        refused);
  }

  Witness promising(Epoch ballot, boolean another, Set<NodeId> suspects) {
    Set<NodeId> more = new TreeSet<>(refused);
    more.addAll(suspects);
    return new Witness(
        acceptor.promising(ballot),
        swayed || another,
        acceptedAt,
        installedAt,
        granted,
        Collections.unmodifiableSet(more));
  }

  Witness accepting(Proposal proposal, boolean another, long now) {
    return new Witness(
        acceptor.accepting(proposal),
        swayed || another,
        hasAccepted() ? acceptedAt : now,
        installedAt,
        granted,
        refused);
  }

  /** The promise for the ballot promised last, with the time for which each suspect may still have a lease. */
  Promise promise(Set<NodeId> suspects, Timing timing, long now, long age, boolean informed) {
    Map<NodeId, Long> waits = new TreeMap<>();
    for (NodeId suspect : suspects) {
      long since = now - granted.getOrDefault(suspect, installedAt);
      waits.put(suspect, Math.max(0, timing.granted() - since));
    }
    return new Promise(
        acceptor.base(), acceptor.promised(), acceptor.accepted(), waits, age, informed);
  }
}
