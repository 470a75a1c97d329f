package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.NewLife;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Reject;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.Message.Seek;
import io.supervised.engine.core.State.Standing;
import java.util.List;

/**
 * What a node does when it learns of an epoch that is decided: it installs the epoch if it has been a member all along, and
 * begins a new life if it was left out.
 */
final class Epochs {

  private Epochs() {}

  static Step decided(State state, EpochRecord next) {
    State knowing = state.with(state.candidacy().knowing(next.epoch().round()));
    if (state.isIn(next.epoch())) {
      return report(knowing); // the leader asks again
    }
    if (!next.epoch().isAfter(state.base())) {
      return state.setup().available() ? Reunion.heardOfEarlier(knowing, next) : Step.of(knowing);
    }
    if (isSpokenFor(state, next)) {
      return Step.of(
          knowing,
          new Send(
              next.epoch().leader(),
              new Reject(Epoch.NONE, state.witness().acceptor().promised())));
    }
    if (isStillMember(state, next)) {
      return install(knowing, next);
    }
    if (state.epoch() == null) {
      return Step.of(knowing);
    }
    return state.setup().available() && !state.peers().isDead(next.epoch().leader())
        ? goOver(knowing, next)
        : leftOut(knowing);
  }

  /**
   * A fresh node that voted on a first epoch said by that that it is in no other; what was decided before, and comes late, must
   * not make a liar of it. Only the record that it voted for may be older than its last promise.
   */
  private static boolean isSpokenFor(State state, EpochRecord next) {
    Acceptor vote = state.witness().acceptor();
    Proposal accepted = vote.accepted();
    return state.epoch() == null
        && !state.setup().available()
        && vote.promised().isAfter(next.epoch())
        && (accepted == null || !accepted.epoch().epoch().equals(next.epoch()));
  }

  /** Two parts of a cluster that both went on have met: this node asks the later one to take it in, with all it holds. */
  private static Step goOver(State state, EpochRecord other) {
    return Step.of(state, new Send(other.epoch().leader(), new Seek(state.self(), false)));
  }

  /** A node that was left out in between can find itself named again, by an old message of its own; it is not meant. */
  private static boolean isStillMember(State state, EpochRecord next) {
    Epoch since = next.since(state.id());
    return since != null
        && (state.epoch() == null || state.setup().available() || !since.isAfter(state.base()));
  }

  private static Step install(State state, EpochRecord next) {
    List<Member> before = state.announced();
    State installed = Archivist.lookUp(state.installing(next));
    List<Member> gone = minus(before, next.members());
    List<Member> come = minus(next.members(), before);
    Step step = gone.isEmpty() && come.isEmpty()
        ? Step.of(installed)
        : Step.of(installed, new MembersChanged(next.members(), gone, come));
    return step.then(LeaseKeeper::ask).then(Holder::membershipAgreed).then(Epochs::report);
  }

  /** Tells the leader of the epoch what this node holds. */
  private static Step report(State state) {
    EpochRecord epoch = requireNonNull(state.epoch());
    NodeId leader = epoch.epoch().leader();
    Step step = Drainer.remind(state, leader); // before the leader can begin
    return step.then(now -> Step.of(
        now, new Send(leader, new Report(epoch.epoch(), now.holdings().claims(), now.informed()))));
  }

  private static Step leftOut(State state) {
    if (state.holdings().leaving() && state.holdings().runNothing()) {
      return Step.of(state.in(Standing.GONE));
    }
    return Holder.stopEverything(state.in(Standing.RESIGNING)).then(Epochs::beginNewLife);
  }

  /** Gives up the present life: it holds nothing any more once everything has stopped. */
  static Step resign(State state) {
    return leftOut(state);
  }

  static Step beginNewLife(State state) {
    if (state.standing() != Standing.RESIGNING || !state.holdings().runNothing()) {
      return Step.of(state);
    }
    State reborn = state.reborn();
    return Step.of(reborn, new NewLife(reborn.id()));
  }

  private static List<Member> minus(List<Member> these, List<Member> those) {
    return these.stream()
        .filter(one -> those.stream().noneMatch(other -> other.id().equals(one.id())))
        .toList();
  }
}
