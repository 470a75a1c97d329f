package io.supervised.engine.core;

import io.supervised.engine.core.Peers.Seeker;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Watches the members, and has a new epoch formed when one is needed: because a member died, fell silent, has no lease, or
 * has let go of everything; because somebody wants to join; or because an attempt got stuck.
 *
 * <p>The leader begins, if it can be heard; else the oldest witness; each next one a little later, in case nothing comes of it.
 */
final class Watcher {

  /** Far in the future, and still comparable after a little was added. */
  private static final long NEVER = Long.MAX_VALUE / 2;

  private Watcher() {}

  /** A connection to the address was made, and this life of a node answered: whoever was there before is dead. */
  static Step met(State state, Address address, NodeId node) {
    NodeId before = state.peers().at(address);
    State met = state.with(
        state.peers().finding(address, new Contact(node, state.now())).hearing(node, state.mono()));
    return before == null || before.equals(node) ? Step.of(met) : proved(met, before);
  }

  /** Nothing listens at the address: whoever was met there before the attempt began is dead. */
  static Step refused(State state, Address address, Time begun) {
    Contact before = state.peers().contacts().get(address);
    if (before != null && before.since().mono() >= begun.mono()) {
      return Step.of(state);
    }
    State vacant = state.with(state.peers().finding(address, new Contact(null, begun)));
    NodeId gone = before == null ? null : before.node();
    return gone == null ? Step.of(vacant) : proved(vacant, gone);
  }

  static Step foreign(State state, Address address, Time begun) {
    return Step.of(state.with(state.peers().finding(address, new Contact(null, begun))));
  }

  /** A life of a node is over, for certain. */
  static Step proved(State state, NodeId dead) {
    if (dead.equals(state.id())) {
      return Step.of(state);
    }
    return Leader.assign(state.with(state.peers().burying(dead, state.mono())))
        .then(now -> now.standing() == State.Standing.MEMBER ? tick(now) : Step.of(now));
  }

  /** Whether a node that was excluded is proved dead by now: by what was found at its address since. */
  static boolean isGone(State state, NodeId ghost, Address address) {
    Contact contact = state.peers().contacts().get(address);
    return state.peers().isDead(ghost)
        || address.equals(state.self().address())
        || (contact != null
            && !ghost.equals(contact.node())
            && contact.since().mono() >= state.witness().installedAt());
  }

  /** Begins a ballot if there is need of one, and it is this node's turn. */
  static Step tick(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || !epoch.isWitness(state.id())) {
      return Step.of(state);
    }
    if (state.candidacy().ballot() != null) {
      return Proposer.insist(state);
    }
    long waited = state.mono() - neededSince(state, epoch);
    boolean now = waited >= 0
        && state.mono() >= state.candidacy().quietUntil()
        && waited >= rank(state) * state.timing().stagger();
    return now ? Proposer.begin(state) : Step.of(state);
  }

  /** Since when a new epoch is needed; far in the future if it is not. */
  private static long neededSince(State state, EpochRecord epoch) {
    long since = NEVER;
    for (NodeId id : epoch.ids()) {
      since = Math.min(since, isOutSince(state, id));
    }
    since = Math.min(since, isStuckSince(state));
    return Math.min(since, isAwaitedSince(state, epoch));
  }

  /**
   * Since when somebody waits whom this leader can take in. Who can't be yet, as a new life of a node whose former one is a
   * member still, must not make one epoch after the other begin: each gives all its members the benefit of the doubt anew.
   */
  private static long isAwaitedSince(State state, EpochRecord epoch) {
    if (!state.leads() || !canTakeIn(state, epoch)) {
      return NEVER;
    }
    return joiners(state).stream()
        .filter(seeker -> NextEpoch.objection(seeker.member(), epoch.members()).isEmpty())
        .mapToLong(Seeker::first)
        .min()
        .orElse(NEVER);
  }

  /** Since when the member has been dead, without anything to hold, silent or without a lease for too long. */
  private static long isOutSince(State state, NodeId id) {
    Peers peers = state.peers();
    Long died = peers.dead().get(id);
    if (died != null) {
      return died;
    }
    long since = NEVER;
    if (Exclusion.hasLeft(state, id)
        && state.epoch() != null
        && state.epoch().ids().size() > 1) {
      since = peers.leaving().getOrDefault(id, since);
    }
    return isSuspect(state, id) ? Math.min(since, suspectSince(state, id)) : since;
  }

  /** Since when something that was begun waits for its end, or this node has no lease for no visible reason. */
  private static long isStuckSince(State state) {
    Timing timing = state.timing();
    Witness witness = state.witness();
    long since = NEVER;
    if (witness.hasAccepted()) {
      since = Math.min(since, witness.acceptedAt() + timing.acceptHangs());
    }
    if (!state.lease().inForce()) {
      long without = Math.max(state.lease().lapsedAt(), witness.installedAt());
      since = Math.min(since, without + 2 * timing.lease());
    }
    return since <= state.mono() ? since : NEVER;
  }

  /** Members that are not proved dead, and may have to be left out nevertheless. */
  static Set<NodeId> suspects(State state) {
    Set<NodeId> suspects = new TreeSet<>();
    EpochRecord epoch = state.epoch();
    if (epoch != null) {
      epoch.ids().stream()
          .filter(id -> !state.peers().isDead(id) && isSuspect(state, id))
          .forEach(suspects::add);
    }
    return suspects;
  }

  static boolean isSuspect(State state, NodeId id) {
    return !id.equals(state.id()) && state.mono() >= suspectSince(state, id);
  }

  private static long suspectSince(State state, NodeId id) {
    long silent = state.peers().lastHeard(id) + state.timing().silentAfter();
    Long lapsed = state.peers().lapsed().get(id);
    return lapsed == null ? silent : Math.min(silent, lapsed + state.timing().lease());
  }

  /**
   * This node's place in the order in which witnesses begin: the leader, then by age; the dead and the suspect not counted,
   * and those that want to leave last.
   */
  static int rank(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null) {
      return Founder.rank(state);
    }
    List<NodeId> order = new ArrayList<>(epoch.witnesses());
    NodeId leader = epoch.epoch().leader();
    if (order.remove(leader)) {
      order.add(0, leader);
    }
    order.removeIf(id -> state.peers().isDead(id) || isSuspect(state, id));
    List<NodeId> leavers = order.stream().filter(state.peers()::isLeaving).toList();
    order.removeAll(leavers);
    order.addAll(leavers);
    return Math.max(0, order.indexOf(state.id()));
  }

  /** Who looks for a cluster, is no member of this one, and has been heard of lately. */
  static List<Seeker> joiners(State state) {
    EpochRecord epoch = state.epoch();
    long earliest = state.mono() - state.timing().lease() / 2;
    return state.peers().seekers().values().stream()
        .filter(seeker -> !seeker.adrift()
            && (epoch == null || !epoch.has(seeker.member().id()))
            && seeker.last() >= earliest
            && !state.peers().isDead(seeker.member().id()))
        .toList();
  }

  /** Whether a newcomer can be taken in at once: a ballot that waits for somebody would hold up everything else. */
  private static boolean canTakeIn(State state, EpochRecord epoch) {
    long earliest = state.mono() - 2 * state.timing().renewEvery();
    return state.isLeasedFor(0)
        && epoch.ids().stream()
            .allMatch(id -> id.equals(state.id()) || state.peers().lastHeard(id) >= earliest);
  }
}
