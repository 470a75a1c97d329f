package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Farewell;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.State.Standing;
import java.util.ArrayList;
import java.util.List;

/**
 * How a member leaves: it is given nothing more, lets go of everything it holds, and is then left out by the next epoch, in
 * which it still votes; so the others never have to find out by themselves that it has gone.
 */
final class Leaver {

  private Leaver() {}

  /** Tells the witnesses, again and again, until an epoch without this node comes. */
  static Step tick(State state) {
    Candidacy candidacy = state.candidacy();
    EpochRecord epoch = state.epoch();
    if (epoch == null
        || !state.holdings().leaving()
        || state.mono() - candidacy.lastSought() < state.timing().retry()) {
      return Step.of(state);
    }
    boolean departed = state.holdings().bySegment().isEmpty();
    if (departed && epoch.isOnlyWitness(state.id())) {
      return Step.of(state.in(Standing.GONE));
    }
    List<Effect> news = new ArrayList<>();
    for (NodeId member : epoch.ids()) {
      news.add(new Send(member, new Leaving(departed)));
    }
    return new Step(state.with(candidacy.seeking(state.mono())), news);
  }

  static Step announced(State state, NodeId from, Leaving leaving) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || !epoch.has(from)) {
      return Step.of(state);
    }
    return Leader.assign(
        state.with(state.peers().seeingOff(from, leaving.departed(), state.mono())));
  }

  /** The end without waiting any longer: nothing runs here, and nothing ever will. */
  static Step farewell(State state) {
    List<Effect> news = new ArrayList<>();
    for (Member member : state.members()) {
      if (!member.id().equals(state.id())) {
        news.add(new Send(member.id(), new Farewell()));
      }
    }
    return new Step(state.in(Standing.GONE), news);
  }
}
