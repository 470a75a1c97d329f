package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Refused;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Elsewhere;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Seek;
import io.supervised.engine.core.Peers.Seeker;
import io.supervised.engine.core.State.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a node finds a cluster, and how the first epoch comes about.
 *
 * <p>A fresh node tells everybody it can reach that it looks for a cluster; a leader takes it in. If there is no cluster, fresh
 * nodes begin one, by a ballot in which they all vote: once every address either votes or is vacant, so that nothing can be
 * running anywhere; or, if fewer addresses are asked for, once that many vote and no lease can be left of the time before
 * they started.
 */
final class Founder {

  private Founder() {}

  /** A fresh node looks around. */
  static Step tick(State state) {
    if (state.holdings().leaving()) {
      return Step.of(state.in(Standing.GONE));
    }
    return seek(state, false).then(Founder::found);
  }

  /** A member that has been without a lease for too long to get one again looks for others to begin anew with. */
  static Step adrift(State state) {
    if (state.standing() != Standing.MEMBER || !isAdrift(state)) {
      return Step.of(state);
    }
    return seek(state, true)
        .then(now -> now.mono() - now.candidacy().coveredSince() >= now.timing().renewEvery()
            ? Epochs.resign(now)
            : Step.of(now));
  }

  private static Step seek(State state, boolean adrift) {
    long now = state.mono();
    State looking = state.with(state.peers().seekingSince(now - state.timing().lease()));
    boolean covered = suffice(looking, candidates(looking), 0);
    long since = covered ? Math.min(now, state.candidacy().coveredSince()) : Long.MAX_VALUE;
    looking = looking.with(looking.candidacy().covered(since));
    if (now - state.candidacy().lastSought() < state.timing().retry()
        || state.age() < state.timing().settling()) {
      return Step.of(looking);
    }
    List<Effect> calls = new ArrayList<>();
    for (Contact contact : state.peers().contacts().values()) {
      NodeId node = contact.node();
      if (node != null && !node.equals(state.id())) {
        calls.add(new Send(node, new Seek(state.self(), adrift)));
      }
    }
    return new Step(looking.with(looking.candidacy().seeking(now)), calls);
  }

  /** Begins the first ballot, or goes on with it. */
  private static Step found(State state) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot != null && !isStale(state, ballot)) {
      return Proposer.insist(state);
    }
    long waited = state.mono() - state.candidacy().coveredSince();
    boolean now = waited >= 0
        && state.mono() >= state.candidacy().quietUntil()
        && waited >= rank(state) * state.timing().stagger();
    return now ? Proposer.begin(state) : Step.of(state);
  }

  /** Whether what the ballot was begun on may have changed since, or somebody who promised has fallen silent. */
  private static boolean isStale(State state, Ballot ballot) {
    long limit =
        ballot.collectsPromises() ? state.timing().vacantFor() : state.timing().lease();
    return state.mono() - ballot.begun() > limit;
  }

  static Step sought(State state, Seek seek) {
    EpochRecord epoch = state.epoch();
    NodeId from = seek.member().id();
    if (state.peers().isDead(from)) {
      return Step.of(state);
    }
    Peers recent = state.peers().seekingSince(state.mono() - state.timing().lease());
    State sought = state.with(recent.sought(seek.member(), seek.adrift(), state.mono()));
    if (epoch == null) {
      return Step.of(sought);
    }
    if (seek.adrift() && !epoch.has(from)) {
      return state.hasQuorum() ? Step.of(sought, new Send(from, new Elsewhere())) : Step.of(sought);
    }
    if (epoch.has(from)) {
      State lapsed = sought.with(sought.peers().sayingLapsed(from, true, sought.mono()));
      return Step.of(lapsed, new Send(from, new Commit(epoch)));
    }
    return state.leads() ? answer(sought, epoch, seek.member()) : Step.of(sought);
  }

  /** A member that is adrift gives up what it was, to be taken in where there is a quorum. */
  static Step elsewhere(State state) {
    return state.standing() == Standing.MEMBER && isAdrift(state)
        ? Epochs.resign(state)
        : Step.of(state);
  }

  /**
   * A newcomer that can't be taken in is told so, unless the one whose name it has may be gone soon: as its own former life, at
   * the same address, is.
   */
  private static Step answer(State state, EpochRecord epoch, Member newcomer) {
    List<Member> staying = epoch.members().stream()
        .filter(member -> !member.address().equals(newcomer.address())
            && !state.peers().isDead(member.id())
            && !state.peers().isLeaving(member.id())
            && !Watcher.isSuspect(state, member.id()))
        .toList();
    return NextEpoch.objection(newcomer, staying)
        .map(reason -> Step.of(state, new Send(newcomer.id(), new Refuse(reason))))
        .orElseGet(() -> Watcher.tick(state));
  }

  static Step refused(State state, Refuse refusal) {
    return state.standing() == Standing.FRESH
        ? Step.of(state, new Refused(refusal.reason()))
        : Step.of(state);
  }

  /** Those who could begin a cluster together: this node, and whoever it has heard looking for one. */
  static Set<NodeId> candidates(State state) {
    long earliest = state.mono() - state.timing().lease() / 2;
    Set<NodeId> candidates = new TreeSet<>(Set.of(state.id()));
    for (Seeker seeker : state.peers().seekers().values()) {
      NodeId id = seeker.member().id();
      if (seeker.last() >= earliest && !state.peers().isDead(id)) {
        candidates.add(id);
      }
    }
    return candidates;
  }

  /** The place of a fresh node in the order in which they begin. */
  static int rank(State state) {
    return List.copyOf(candidates(state)).indexOf(state.id());
  }

  /**
   * Whether these votes are enough for the first epoch: whatever was before is over since before the ballot began, so that the
   * round of the ballot, which is taken from the wall clock, is later than any of that time.
   */
  static boolean suffices(State state, Ballot ballot, Set<NodeId> voters) {
    if (!voters.containsAll(ballot.promises().keySet())) {
      return false;
    }
    if (!ballot.collectsPromises()) {
      return true;
    }
    long least = state.mono() - ballot.begun();
    boolean covered = state.setup().available() || coversAll(state, voters, least);
    long age = youngest(state, ballot);
    return suffice(state, voters, least)
        && age >= least
        && (covered || age > state.timing().granted());
  }

  private static long youngest(State state, Ballot ballot) {
    long now = state.mono();
    return ballot.promises().values().stream()
        .mapToLong(promised -> promised.promise().age() + now - promised.at())
        .min()
        .orElse(0);
  }

  /**
   * Whether a first epoch that may have been decided can still come to life. If none of the voters is a member of it, it can't:
   * its members are dead, or too few for a lease.
   */
  static boolean mayLive(Ballot ballot, EpochRecord first) {
    return ballot.promises().keySet().stream().anyMatch(first::has);
  }

  private static boolean suffice(State state, Set<NodeId> voters, long sinceAtLeast) {
    Hosts hosts = state.setup().hosts();
    if (state.setup().available() && state.age() > state.timing().lease()) {
      return true;
    }
    return hosts.needsAll()
        ? coversAll(state, voters, sinceAtLeast)
        : countAddresses(state, voters) >= hosts.quorum();
  }

  /**
   * Whether each address is that of one of these nodes, or has been vacant for so many milliseconds at least. All were found
   * vacant in less time than any node takes from listening to being taken in; so no cluster can have moved on from address to
   * address behind this node's back.
   */
  private static boolean coversAll(State state, Set<NodeId> voters, long sinceAtLeast) {
    Map<Address, Contact> contacts = state.peers().contacts();
    return state.setup().hosts().addresses().stream().allMatch(address -> {
      Contact contact = contacts.get(address);
      return address.equals(state.self().address())
          || (contact != null
              && (isVacant(state, contact, sinceAtLeast) || isOneOf(voters, contact.node())));
    });
  }

  private static boolean isVacant(State state, Contact contact, long sinceAtLeast) {
    long limit = state.timing().vacantFor();
    return contact.isVacant()
        && state.now().isBefore(contact.since().plus(limit, limit))
        && state.mono() - contact.since().mono() >= sinceAtLeast;
  }

  /** What keeps a fresh node from beginning a cluster, in words. */
  static String whatIsMissing(State state) {
    Hosts hosts = state.setup().hosts();
    Set<NodeId> candidates = candidates(state);
    if (!hosts.needsAll() && countAddresses(state, candidates) < hosts.quorum()) {
      return "a new cluster needs " + hosts.quorum() + " of " + hosts.addresses()
          + " (supervised.quorum.size), and of these only " + countAddresses(state, candidates)
          + " are there";
    }
    List<Address> silent = hosts.addresses().stream()
        .filter(address ->
            !address.equals(state.self().address()) && !isVacantOrOneOf(state, address, candidates))
        .toList();
    return silent.isEmpty()
        ? "a member may be stopped or too busy to answer; start the node again, or raise"
            + " supervised.node.start-timeout"
        : "nothing is known of " + silent
            + ", where a node may be running; start the nodes there, or"
            + " end whatever hangs there";
  }

  private static boolean isVacantOrOneOf(State state, Address address, Set<NodeId> candidates) {
    Contact contact = state.peers().contacts().get(address);
    return contact != null && (contact.isVacant() || isOneOf(candidates, contact.node()));
  }

  private static long countAddresses(State state, Set<NodeId> voters) {
    return state.setup().hosts().addresses().stream()
        .filter(address -> address.equals(state.self().address())
            || isOneOf(voters, state.peers().at(address)))
        .count();
  }

  private static boolean isOneOf(Set<NodeId> nodes, @Nullable NodeId node) {
    return node != null && nodes.contains(node);
  }

  /** Whether a lease is beyond hope: too many witnesses are dead, or it has been missing for a long time. */
  private static boolean isAdrift(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || state.lease().inForce()) {
      return false;
    }
    List<NodeId> witnesses = epoch.witnesses();
    long living = witnesses.stream().filter(id -> !state.peers().isDead(id)).count();
    return 2 * living < witnesses.size()
        || state.mono() - state.lease().lapsedAt() > state.timing().adriftAfter();
  }
}
