package io.supervised.engine.core;

import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Drain;
import io.supervised.engine.core.Input.End;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Foreign;
import io.supervised.engine.core.Input.GridChanged;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Met;
import io.supervised.engine.core.Input.Rebalance;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.Refused;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Message.Accept;
import io.supervised.engine.core.Message.Accepted;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Elsewhere;
import io.supervised.engine.core.Message.Farewell;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Held;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Reject;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Renew;
import io.supervised.engine.core.Message.Renewed;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.Message.Seek;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.Message.Yield;
import io.supervised.engine.core.State.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The protocol as one function.
 *
 * <p>Who should run a child: the primary of its segment by the consistent hash, as the leader of the epoch sees it. Who
 * does: the one holder of the segment ({@link Holder}). The leader ({@link Leader}) closes the difference by MOVE → RELEASE → GRANT,
 * so that within an epoch a segment has one holder at most, and a new leader begins from what its members report to hold.
 *
 * <p>Who is a member, and who leads: the record of the epoch. Each record is decided by the witnesses of the epoch before
 * ({@link Proposer}, {@link Voter}, {@link Quorum}), after whoever it leaves out is proved dead, or can have no lease any more. Who may
 * run anything at all: who has a lease from a majority of the witnesses ({@link LeaseKeeper}). The first epoch: {@link Founder}.
 */
public final class Protocol {

  private Protocol() {}

  /** Total and deterministic: an input that makes no sense in this state changes nothing. */
  public static Step step(State state, Input input) {
    State now = state.at(input.time());
    if (now.standing() == Standing.GONE) {
      return Step.of(now);
    }
    return withinNode(LeaseKeeper.lapse(now)
        .then(lapsed -> handle(lapsed, input.event()))
        .then(LeaseKeeper::regain));
  }

  /** Delivers at once what the node says to itself. */
  private static Step withinNode(Step step) {
    if (step.effects().isEmpty()) {
      return step;
    }
    List<Effect> outward = new ArrayList<>(step.effects().size());
    State state = step.state();
    Deque<Effect> effects = new ArrayDeque<>(step.effects());
    while (!effects.isEmpty()) {
      Effect effect = effects.removeFirst();
      if (effect instanceof Send send && send.to().equals(state.id())) {
        Step next = receive(state, state.id(), send.message()).then(LeaseKeeper::regain);
        state = next.state();
        for (int i = next.effects().size() - 1; i >= 0; i--) {
          effects.addFirst(next.effects().get(i));
        }
      } else {
        outward.add(effect);
      }
    }
    return new Step(state, outward);
  }

  private static Step handle(State state, Event event) {
    if (event instanceof Received received) {
      State heard = state.with(state.peers().hearing(received.from(), state.mono()));
      return receive(heard, received.from(), received.message());
    } else if (event instanceof Tick) {
      return tick(state);
    } else if (event instanceof Met met) {
      return Watcher.met(state, met.address(), met.node());
    } else if (event instanceof Refused refused) {
      return Watcher.refused(state, refused.address(), refused.begun());
    } else if (event instanceof Foreign foreign) {
      return Watcher.foreign(state, foreign.address(), foreign.begun());
    } else if (event instanceof GridChanged changed) {
      return Archivist.gridChanged(state, changed.placement(), changed.grid());
    } else if (event instanceof ChildStarted started) {
      return Holder.started(state, started.child(), started.token());
    } else if (event instanceof ChildEnded ended) {
      return Holder.ended(state, ended.child(), ended.token(), ended.activeMillis())
          .then(Epochs::beginNewLife);
    } else if (event instanceof RestartDue due) {
      return Holder.restart(state, due.child(), due.token());
    } else if (event instanceof Drain drain) {
      return Drainer.drain(state, drain.wanted());
    } else if (event instanceof Rebalance) {
      return Drainer.rebalance(state);
    } else if (event instanceof Leave) {
      return Holder.leave(state);
    } else if (event instanceof End) {
      return Leaver.farewell(state);
    }
    throw new IllegalArgumentException("unknown event " + event);
  }

  private static Step tick(State state) {
    return switch (state.standing()) {
      case FRESH -> Founder.tick(state);
      case MEMBER ->
        LeaseKeeper.tick(state)
            .then(Leaver::tick)
            .then(Drainer::tick)
            .then(Watcher::tick)
            .then(Leader::tick)
            .then(Founder::adrift)
            .then(Reunion::tick);
      case RESIGNING -> Epochs.beginNewLife(state);
      case GONE -> Step.of(state);
    };
  }

  private static Step receive(State state, NodeId from, Message message) {
    if (state.standing() == Standing.RESIGNING) {
      return Step.of(state);
    }
    if (message instanceof Renew renew) {
      return LeaseKeeper.asked(state, from, renew);
    } else if (message instanceof Renewed renewed) {
      return LeaseKeeper.renewed(state, from, renewed);
    } else if (message instanceof Seek seek) {
      return Founder.sought(state, seek);
    } else if (message instanceof Refuse refuse) {
      return Founder.refused(state, refuse);
    } else if (message instanceof Elsewhere) {
      return Founder.elsewhere(state);
    } else if (message instanceof Prepare prepare) {
      return Voter.prepared(state, from, prepare);
    } else if (message instanceof Promise promise) {
      return Proposer.promised(state, from, promise);
    } else if (message instanceof Accept accept) {
      return Voter.accepted(state, from, accept);
    } else if (message instanceof Accepted accepted) {
      return Proposer.accepted(state, from, accepted);
    } else if (message instanceof Reject reject) {
      return Proposer.rejected(state, reject);
    } else if (message instanceof Commit commit) {
      return Epochs.decided(state, commit.epoch());
    } else if (message instanceof Farewell) {
      return Watcher.proved(state, from);
    }
    return receiveInEpoch(state, from, message);
  }

  private static Step receiveInEpoch(State state, NodeId from, Message message) {
    if (message instanceof Report report) {
      return Leader.reported(state, from, report);
    } else if (message instanceof Move move) {
      return Holder.asked(state, from, move);
    } else if (message instanceof Yield order) {
      return Holder.yielded(state, from, order);
    } else if (message instanceof Release release) {
      return Leader.released(state, from, release);
    } else if (message instanceof Grant grant) {
      return Holder.granted(state, from, grant);
    } else if (message instanceof Held held) {
      return Leader.held(state, from, held);
    } else if (message instanceof Table table) {
      return Holder.told(state, from, table);
    } else if (message instanceof Leaving leaving) {
      return Leaver.announced(state, from, leaving);
    } else if (message instanceof Message.Drain drain) {
      return Drainer.announced(state, from, drain);
    } else if (message instanceof Message.Rebalance) {
      return Drainer.settle(state, from);
    }
    throw new IllegalArgumentException("unknown message " + message);
  }
}
