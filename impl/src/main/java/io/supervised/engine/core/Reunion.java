package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Commit;
import java.util.ArrayList;
import java.util.List;

/**
 * How the parts of a divided cluster that all went on become one again, where availability counts more than running once: the
 * leader of each tells its epoch to whoever it can reach and does not have as a member. Those of an earlier epoch ask to be taken
 * in, and bring what they hold; of what is held twice the later grant stays.
 */
final class Reunion {

  private Reunion() {}

  static Step tick(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null
        || !state.setup().available()
        || !state.leads()
        || state.mono() - state.candidacy().lastSought() < state.timing().renewEvery()) {
      return Step.of(state);
    }
    List<Effect> news = new ArrayList<>();
    for (Contact contact : state.peers().contacts().values()) {
      NodeId node = contact.node();
      if (node != null && !epoch.has(node)) {
        news.add(new Send(node, new Commit(epoch)));
      }
    }
    return new Step(state.with(state.candidacy().seeking(state.mono())), news);
  }

  /** The leader of an earlier epoch is told the later one by any of its members: the leader of that may be dead. */
  static Step heardOfEarlier(State state, EpochRecord earlier) {
    EpochRecord epoch = state.epoch();
    NodeId leader = earlier.epoch().leader();
    return epoch == null || leader.equals(state.id())
        ? Step.of(state)
        : Step.of(state, new Send(leader, new Commit(epoch)));
  }
}
