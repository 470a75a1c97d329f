package io.supervised.engine.core;

import io.supervised.engine.core.EpochRecord.Enrolled;
import io.supervised.engine.core.Peers.Seeker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The record that a proposer would like for the next epoch. */
final class NextEpoch {

  private NextEpoch() {}

  static EpochRecord compose(State state, Ballot ballot) {
    EpochRecord base = state.epoch();
    return base == null ? first(state, ballot) : after(state, ballot, base);
  }

  private static EpochRecord first(State state, Ballot ballot) {
    List<Member> accepted = new ArrayList<>(List.of(state.self()));
    for (NodeId id : ballot.promises().keySet()) {
      Seeker seeker = state.peers().seekers().get(id);
      if (seeker != null && objection(seeker.member(), accepted).isEmpty()) {
        accepted.add(seeker.member());
      }
    }
    return EpochRecord.of(
        ballot.number(),
        accepted.stream()
            .map(member -> new Enrolled(member, ballot.number(), true))
            .toList(),
        Map.of());
  }

  private static EpochRecord after(State state, Ballot ballot, EpochRecord base) {
    List<Enrolled> enrolled = new ArrayList<>();
    Map<NodeId, Address> ghosts = new TreeMap<>(base.ghosts());
    for (Enrolled each : base.enrolled().values()) {
      NodeId id = each.member().id();
      if (id.equals(state.id()) || !Exclusion.applies(state, ballot, id)) {
        enrolled.add(each.informed(isInformed(state, ballot, base, id)));
      } else if (!Exclusion.hasLeft(state, id)) {
        ghosts.put(id, each.member().address());
      }
    }
    ghosts.entrySet().removeIf(ghost -> Watcher.isGone(state, ghost.getKey(), ghost.getValue()));
    for (Member newcomer : newcomers(state, enrolled)) {
      enrolled.add(new Enrolled(newcomer, ballot.number(), false));
      ghosts.remove(newcomer.id()); // it never heard that it had been a member
    }
    return EpochRecord.of(ballot.number(), enrolled, ghosts);
  }

  private static boolean isInformed(State state, Ballot ballot, EpochRecord base, NodeId member) {
    Ballot.Promised promised = ballot.promises().get(member);
    return Archivist.knows(state, base, member)
        || (promised != null && promised.promise().informed());
  }

  /** Only a node that has a lease takes others in: a group that has lost its quorum must not grow back into one. */
  private static List<Member> newcomers(State state, List<Enrolled> enrolled) {
    if (!state.isLeasedFor(0)) {
      return List.of();
    }
    List<Member> members =
        new ArrayList<>(enrolled.stream().map(Enrolled::member).toList());
    List<Member> newcomers = new ArrayList<>();
    for (Seeker seeker : Watcher.joiners(state)) {
      if (objection(seeker.member(), members).isEmpty()) {
        newcomers.add(seeker.member());
        members.add(seeker.member());
      }
    }
    return newcomers;
  }

  /** Why these members, one of them at least, can't take in another one. */
  static Optional<String> objection(Member candidate, List<Member> members) {
    for (Member member : members) {
      List<String> differences = candidate.settings().differencesFrom(member.settings());
      if (!differences.isEmpty()) {
        return Optional.of(String.join(", ", differences) + " (node '" + member.name() + "')");
      }
      if (member.name().equals(candidate.name())) {
        return Optional.of(
            "supervised.node.name '" + candidate.name() + "' is taken by a living member");
      }
    }
    return Optional.empty();
  }
}
