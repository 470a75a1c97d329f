package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Reject;

/**
 * A witness as a voter on the next epoch: it promises, and accepts, as in Paxos. A node that is in no epoch yet votes on the
 * first one.
 */
final class Voter {

  private Voter() {}

  static Step prepared(State state, NodeId from, Prepare asked) {
    Witness witness = state.witness();
    if (!asked.base().equals(state.base())) {
      return elsewhere(state, from, asked.base());
    }
    if (!witness.acceptor().admits(asked.ballot())) {
      return reject(state, from);
    }
    boolean another = !from.equals(state.id());
    Witness promising = witness.promising(asked.ballot(), another, asked.suspects());
    State promised = giveWay(state, asked.ballot(), another).with(promising);
    return Step.of(
        promised,
        new Send(
            from,
            promising.promise(
                asked.suspects(), state.timing(), state.mono(), state.age(), state.informed())));
  }

  static Step accepted(State state, NodeId from, Accept asked) {
    if (!asked.base().equals(state.base())) {
      return elsewhere(state, from, asked.base());
    }
    if (!state.witness().acceptor().admits(asked.ballot())) {
      return reject(state, from);
    }
    boolean another = !from.equals(state.id());
    Proposal proposal = new Proposal(asked.ballot(), asked.epoch());
    State accepting = giveWay(state, asked.ballot(), another)
        .with(state.witness().accepting(proposal, another, state.mono()));
    return LeaseKeeper.boundBy(state, accepting)
        .then(now -> Step.of(now, new Send(from, new Accepted(asked.base(), asked.ballot()))));
  }

  /** A proposer in an earlier epoch is told of this one; one in a later epoch will tell this node. */
  private static Step elsewhere(State state, NodeId from, Epoch base) {
    EpochRecord epoch = state.epoch();
    return epoch != null && epoch.epoch().isAfter(base)
        ? Step.of(state, new Send(from, new Commit(epoch)))
        : Step.of(state);
  }

  private static Step reject(State state, NodeId from) {
    return Step.of(
        state,
        new Send(from, new Reject(state.base(), state.witness().acceptor().promised())));
  }

  /** Ends this node's own ballot for a greater one of another node, and leaves that one its time. */
  private static State giveWay(State state, Epoch ballot, boolean another) {
    Candidacy candidacy = state.candidacy().knowing(ballot.round());
    return state.with(
        another ? candidacy.withdrawing(state.mono() + state.timing().stagger()) : candidacy);
  }
}
