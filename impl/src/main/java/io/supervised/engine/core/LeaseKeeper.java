package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.Effect.LeaseValid;
import io.supervised.engine.core.Effect.QuorumChanged;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Lease.Request;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Renew;
import io.supervised.engine.core.Message.Renewed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Leases: a member asks all witnesses of its epoch, and may run children while a majority of them has granted the same
 * request not too long ago.
 *
 * <p>A lease that is not renewed is out of force some time before its end, so that children have time to stop. It stays
 * the node's own decision alone: whoever wants to take over waits until no lease can be left.
 */
final class LeaseKeeper {

  private LeaseKeeper() {}

  /** The first thing at every input: what must not run any more is stopped before anything else is considered. */
  static Step lapse(State state) {
    if (!state.lease().inForce() || state.isLeasedFor(state.timing().stopEarly())) {
      return Step.of(state);
    }
    return Step.of(state.with(state.lease().lapsing(state.mono())), new QuorumChanged(false))
        .then(Holder::reconcile);
  }

  /** The last thing at every input. */
  static Step regain(State state) {
    if (state.lease().inForce() || !state.isLeasedFor(state.timing().stopEarly())) {
      return Step.of(state);
    }
    return Step.of(state.with(state.lease().comingIntoForce()), validity(state))
        .then(now -> Step.of(now, new QuorumChanged(true)))
        .then(Holder::reconcile);
  }

  static Step tick(State state) {
    return state.mono() - state.lease().lastAsked() >= state.timing().renewEvery()
        ? ask(state)
        : Step.of(state);
  }

  static Step ask(State state) {
    EpochRecord epoch = requireNonNull(state.epoch());
    Lease asking = state.lease().asking(state.now());
    if (epoch.isOnlyWitness(state.id()) && state.needsNoLease()) {
      return Step.of(state.with(asking), validity(state));
    }
    Renew renew = new Renew(
        epoch.epoch(),
        asking.number(),
        !asking.inForce(),
        state.routes().versionIn(epoch.epoch()),
        state.informed());
    List<Effect> questions = new ArrayList<>();
    if (state.needsNoLease()) {
      questions.add(validity(state));
    }
    for (NodeId witness : epoch.witnesses()) {
      questions.add(new Send(witness, renew));
    }
    return new Step(state.with(asking), questions);
  }

  /** A member asks this witness. */
  static Step asked(State state, NodeId from, Renew renew) {
    EpochRecord epoch = state.epoch();
    if (epoch == null) {
      return Step.of(state);
    }
    if (epoch.epoch().isAfter(renew.epoch())) {
      return Step.of(state, new Send(from, new Commit(epoch)));
    }
    if (!state.isIn(renew.epoch()) || !epoch.has(from)) {
      return Step.of(state);
    }
    State told = state.with(state
        .peers()
        .sayingLapsed(from, renew.lapsed(), state.mono())
        .sayingInformed(from, renew.informed()));
    boolean news = told.peers().informed().size() > state.peers().informed().size();
    return grant(Archivist.lookUp(told), from, renew)
        .then(now -> Leader.remind(now, from, renew.table()))
        .then(now -> news ? Leader.assign(now) : Step.of(now));
  }

  private static Step grant(State state, NodeId member, Renew renew) {
    if (!requireNonNull(state.epoch()).isWitness(state.id()) || !state.witness().grants(member)) {
      return Step.of(state);
    }
    return Step.of(
        state.with(state.witness().granting(member, state.mono())),
        new Send(member, new Renewed(renew.epoch(), renew.number())));
  }

  static Step renewed(State state, NodeId witness, Renewed renewed) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || !state.isIn(renewed.epoch()) || !epoch.isWitness(witness)) {
      return Step.of(state);
    }
    Lease granted = state.lease().granted(renewed.number(), witness);
    Request request = granted.requests().get(renewed.number());
    if (request == null || !suffices(state, epoch, request.granted())) {
      return Step.of(state.with(granted));
    }
    long valid = state.timing().valid();
    Time until = request.sent().plus(valid, valid + state.timing().margin() / 2);
    State leased = state.with(granted.validUntil(until));
    return Step.of(leased, validity(leased));
  }

  /** A majority of the witnesses, at enough addresses. */
  private static boolean suffices(State state, EpochRecord epoch, Set<NodeId> granted) {
    return 2 * granted.size() > epoch.witnesses().size()
        && addresses(epoch, granted).size() >= state.setup().hosts().floor();
  }

  private static Set<Address> addresses(EpochRecord epoch, Set<NodeId> members) {
    Set<Address> addresses = new HashSet<>();
    members.forEach(id -> epoch.member(id).ifPresent(member -> addresses.add(member.address())));
    return addresses;
  }

  /**
   * The only witness accepts an epoch in which it is not alone: from this moment on it needs a lease as all do, and has one
   * as if it had just been granted.
   */
  static Step boundBy(State before, State accepting) {
    if (!before.needsNoLease() || accepting.needsNoLease()) {
      return Step.of(accepting);
    }
    long valid = accepting.timing().valid();
    Time until = accepting.now().plus(valid, valid + accepting.timing().margin() / 2);
    State bound = accepting.with(accepting.lease().validUntil(until));
    return Step.of(bound, validity(bound));
  }

  private static LeaseValid validity(State state) {
    return new LeaseValid(state.needsNoLease() ? Time.FOREVER : state.lease().until());
  }
}
