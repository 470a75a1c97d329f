package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Drain;
import io.supervised.engine.core.Message.Rebalance;
import java.util.ArrayList;
import java.util.List;

/**
 * How a member comes to hold nothing and stays a member: it says so to all, again and again, and the leader moves its segments away
 * as it moves others. What nobody else may have stays, and if nobody else is left, everything does.
 */
final class Drainer {

  private Drainer() {}

  static Step drain(State state, boolean wanted) {
    return tellAll(state.draining(wanted), new Drain(wanted)).then(Leader::assign);
  }

  static Step tick(State state) {
    return state.draining()
            && state.mono() - state.takers().lastSaid() >= state.timing().retry()
        ? tellAll(state, new Drain(true))
        : Step.of(state);
  }

  /** To a leader that may not have heard of it. */
  static Step remind(State state, NodeId leader) {
    return state.draining() && !leader.equals(state.id())
        ? Step.of(state, new Send(leader, new Drain(true)))
        : Step.of(state);
  }

  static Step announced(State state, NodeId from, Drain drain) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || !epoch.has(from)) {
      return Step.of(state);
    }
    State told = state.with(state.takers().hearing(from, drain.wanted(), state.mono()));
    return told.isDraining(from) == state.isDraining(from) ? Step.of(told) : Leader.assign(told);
  }

  static Step rebalance(State state) {
    return tellAll(state, new Rebalance()).then(Drainer::settle);
  }

  static Step settle(State state, NodeId from) {
    return state.member(from).isPresent() ? settle(state) : Step.of(state);
  }

  private static Step settle(State state) {
    return Leader.assign(state.with(state.takers().settled()));
  }

  private static Step tellAll(State state, Message message) {
    List<Effect> news = new ArrayList<>();
    for (Member member : state.members()) {
      if (!member.id().equals(state.id())) {
        news.add(new Send(member.id(), message));
      }
    }
    return new Step(state.with(state.takers().saying(state.mono())), news);
  }
}
