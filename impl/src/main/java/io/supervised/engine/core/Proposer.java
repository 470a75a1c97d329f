package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Reject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A witness that has the next epoch decided: it collects promises, makes sure that whoever the new record leaves out can run
 * nothing any more, has the record accepted, and tells it once it is decided.
 */
final class Proposer {

  private Proposer() {}

  /** Begins a ballot greater than all known ones, with what is known of the members now. */
  static Step begin(State state) {
    Candidacy candidacy = state.candidacy();
    long round = 1
        + Math.max(
            Math.max(candidacy.highestRound(), state.base().round()),
            state.witness().acceptor().promised().round());
    if (state.epoch() == null) {
      round = Math.max(round, state.now().wall());
    }
    Ballot ballot = new Ballot(
        new Epoch(round, state.id()),
        state.base(),
        Set.copyOf(deadMembers(state)),
        state.isLeasedFor(0) && !state.witness().swayed(),
        Set.copyOf(Watcher.suspects(state)),
        needsTieBreaker(state),
        Map.of(),
        null,
        Set.of(),
        state.mono(),
        state.mono());
    return ask(state.with(candidacy.beginning(ballot)));
  }

  static Step promised(State state, NodeId from, Promise promise) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot == null || !ballot.number().equals(promise.ballot()) || !ballot.collectsPromises()) {
      return Step.of(state);
    }
    return advance(
        state.with(state.candidacy().with(ballot.promisedBy(from, promise, state.mono()))));
  }

  static Step accepted(State state, NodeId from, Accepted accepted) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot == null || !ballot.number().equals(accepted.ballot()) || ballot.collectsPromises()) {
      return Step.of(state);
    }
    return advance(state.with(state.candidacy().with(ballot.acceptedBy(from))));
  }

  /** A greater ballot is under way: this node leaves it some time, the longer the younger it is. */
  static Step rejected(State state, Reject reject) {
    Candidacy knowing = state.candidacy().knowing(reject.promised().round());
    Ballot ballot = knowing.ballot();
    if (ballot == null
        || !ballot.base().equals(reject.base())
        || !reject.promised().isAfter(ballot.number())) {
      return Step.of(state.with(knowing));
    }
    long patience =
        state.timing().retry() + Watcher.rank(state) * state.timing().stagger();
    return Step.of(state.with(knowing.withdrawing(state.mono() + patience)));
  }

  /** Goes on as far as what is known allows. */
  static Step advance(State state) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot == null || !Quorum.of(state, ballot, ballot.answered())) {
      return Step.of(state);
    }
    EpochRecord value = ballot.value();
    if (value != null) {
      return decide(state, value);
    }
    if (!Exclusion.isSafe(state, ballot)) {
      return Step.of(state);
    }
    EpochRecord proposed = ballot
        .binding()
        .filter(binding -> state.epoch() != null || Founder.mayLive(ballot, binding))
        .orElseGet(() -> NextEpoch.compose(state, ballot));
    return ask(state.with(state.candidacy().with(ballot.proposing(proposed))));
  }

  /** Says again what was not answered, or begins anew if more is known than when the ballot began. */
  static Step insist(State state) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot == null) {
      return Step.of(state);
    }
    if (knowsMore(state, ballot)) {
      return begin(state);
    }
    Step asked =
        state.mono() - ballot.lastAsked() >= state.timing().retry() ? ask(state) : Step.of(state);
    return asked.then(Proposer::advance);
  }

  /** Whether somebody who has not answered is known to be dead or silent now, and was not when the ballot began. */
  private static boolean knowsMore(State state, Ballot ballot) {
    EpochRecord base = state.epoch();
    Set<NodeId> missing = new TreeSet<>(base == null ? founders(state, ballot) : base.ids());
    missing.removeAll(ballot.answered());
    missing.removeAll(ballot.deadBefore());
    return missing.stream()
        .anyMatch(id -> state.peers().isDead(id)
            || (ballot.collectsPromises()
                && !ballot.suspects().contains(id)
                && Watcher.isSuspect(state, id)));
  }

  private static Step ask(State state) {
    Ballot ballot = state.candidacy().ballot();
    if (ballot == null) {
      return Step.of(state);
    }
    EpochRecord value = ballot.value();
    Message question = value == null
        ? new Prepare(ballot.base(), ballot.number(), ballot.suspects())
        : new Accept(ballot.base(), ballot.number(), value);
    List<Effect> questions = new ArrayList<>();
    for (NodeId voter : voters(state, ballot)) {
      if (!ballot.answered().contains(voter)) {
        questions.add(new Send(voter, question));
      }
    }
    return new Step(state.with(state.candidacy().with(ballot.asking(state.mono()))), questions);
  }

  private static Set<NodeId> voters(State state, Ballot ballot) {
    EpochRecord base = state.epoch();
    Set<NodeId> voters =
        new LinkedHashSet<>(base == null ? founders(state, ballot) : base.witnesses());
    voters.removeIf(state.peers()::isDead);
    if (ballot.withTieBreaker()) {
      voters.add(NodeId.TIE_BREAKER);
    }
    return voters;
  }

  private static Set<NodeId> founders(State state, Ballot ballot) {
    return ballot.collectsPromises()
        ? Founder.candidates(state)
        : ballot.promises().keySet();
  }

  private static boolean needsTieBreaker(State state) {
    EpochRecord base = state.epoch();
    if (base == null || !state.setup().tieBreaker()) {
      return false;
    }
    List<NodeId> witnesses = base.witnesses();
    long able = witnesses.stream()
        .filter(id -> !state.peers().isDead(id) && !Watcher.isSuspect(state, id))
        .count();
    return 2 * able == witnesses.size();
  }

  private static Set<NodeId> deadMembers(State state) {
    EpochRecord base = state.epoch();
    Set<NodeId> dead = new TreeSet<>();
    if (base != null) {
      base.ids().stream().filter(state.peers()::isDead).forEach(dead::add);
    }
    return dead;
  }

  private static Step decide(State state, EpochRecord decided) {
    Set<NodeId> audience = new LinkedHashSet<>(decided.ids());
    EpochRecord base = state.epoch();
    if (base != null) {
      audience.addAll(base.ids());
    }
    audience.remove(state.id());
    Effect[] news =
        audience.stream().map(id -> new Send(id, new Commit(decided))).toArray(Effect[]::new);
    return Step.of(state, news).then(now -> Epochs.decided(now, decided));
  }
}
