package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Holdings.Phase;
import io.supervised.engine.core.Holdings.Running;
import io.supervised.engine.core.Holdings.Segment;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a member does with the segments in its hands: run their children, and give up a segment only when the last of
 * them has stopped.
 */
final class Holder {

  private Holder() {}

  static Step granted(State state, NodeId from, Grant grant) {
    if (!follows(state, from, grant.epoch()) || state.holdings().leaving()) {
      return Step.of(state);
    }
    Holdings holdings = state.holdings();
    for (var segment : grant.segments().entrySet()) {
      if (holdings.segment(segment.getKey()) == null) {
        holdings = holdings.with(
            segment.getKey(), new Segment(new GrantId(grant.epoch(), segment.getValue())));
      }
    }
    return reconcile(state.with(holdings), grant.segments().keySet());
  }

  static Step asked(State state, NodeId from, Move move) {
    if (!follows(state, from, move.epoch())) {
      return Step.of(state);
    }
    Holdings holdings = state.holdings();
    SortedMap<Integer, GrantId> notHeld = new TreeMap<>();
    for (var asked : move.segments().entrySet()) {
      Segment segment = holdings.segment(asked.getKey());
      if (segment == null || !segment.grant().equals(asked.getValue())) {
        notHeld.put(asked.getKey(), asked.getValue());
      } else {
        holdings = holdings.with(asked.getKey(), segment.toMove());
      }
    }
    return reconcile(state.with(holdings), move.segments().keySet())
        .then(moved -> notHeld.isEmpty() ? Step.of(moved) : release(moved, notHeld));
  }

  static Step told(State state, NodeId from, Table table) {
    Routes told = new Routes(table.epoch(), table.version(), table.holders());
    return follows(state, from, table.epoch()) && told.isNewerThan(state.routes())
        ? Step.of(state.with(told))
        : Step.of(state);
  }

  /** A new epoch: what waited for it goes on, and this node holds its own children from now on. */
  static Step membershipAgreed(State state) {
    EpochRecord agreed = state.membership().agreed();
    Holdings holdings = state.holdings();
    if (agreed != null && !holdings.leaving() && holdings.segment(Child.LOCAL) == null) {
      holdings = holdings.with(Child.LOCAL, new Segment(new GrantId(agreed.epoch(), 0)));
    }
    return reconcile(state.with(holdings), holdings.bySegment().keySet());
  }

  static Step leave(State state) {
    State leaving = state.with(state.holdings().onTheWayOut());
    EpochRecord agreed = state.membership().agreed();
    Step farewell = agreed != null && state.membership().settled()
        ? Step.of(leaving, new Send(agreed.epoch().leader(), new Leaving(agreed.epoch())))
        : Step.of(leaving);
    return farewell.then(now -> reconcile(now, now.holdings().bySegment().keySet()));
  }

  static Step started(State state, Child child, Token token) {
    Running running = state.holdings().running(child, token);
    return running != null && running.phase() == Phase.STARTING
        ? Step.of(put(state, running.in(Phase.ACTIVE)))
        : Step.of(state);
  }

  static Step ended(State state, Child child, Token token, long activeMillis) {
    Running running = state.holdings().running(child, token);
    if (running == null || running.phase() == Phase.PAUSED) {
      return Step.of(state);
    }
    if (running.phase() == Phase.STOPPING) {
      return reconcile(remove(state, child), Set.of(child.segment()));
    }
    int failures = RestartPause.failuresAfter(running.failures(), activeMillis);
    return Step.of(
        put(state, running.failed(failures)),
        new RestartAfter(child, token, RestartPause.millis(failures)));
  }

  static Step restart(State state, Child child, Token token) {
    Running running = state.holdings().running(child, token);
    Segment segment = state.holdings().segment(child.segment());
    if (running == null || segment == null || running.phase() != Phase.PAUSED) {
      return Step.of(state);
    }
    Running again = running.again(segment.grant());
    return Step.of(put(state, again), new Start(child, again.token()));
  }

  /** Closes the difference between what should run in these segments and what does, by level. */
  private static Step reconcile(State state, Collection<Integer> segments) {
    Step step = Step.of(state);
    SortedMap<Integer, GrantId> drained = new TreeMap<>();
    for (int number : List.copyOf(segments)) {
      Segment segment = state.holdings().segment(number);
      if (segment == null) {
        continue;
      }
      boolean wanted = !segment.moving() && !state.holdings().leaving();
      step = step.then(
          now -> wanted ? startMissing(now, number, segment) : stopAll(now, number, segment));
      Segment after = step.state().holdings().segment(number);
      if (!wanted && after != null && after.children().isEmpty()) {
        drained.put(number, segment.grant());
      }
    }
    return drained.isEmpty() ? step : step.then(now -> release(now, drained));
  }

  private static Step startMissing(State state, int number, Segment segment) {
    Segment changed = segment;
    List<Effect> starts = new ArrayList<>();
    for (Child child : state.specs().in(number)) {
      if (!segment.children().containsKey(child.name())) {
        Running starting = new Running(child, segment.grant().token(0), Phase.STARTING, 0);
        changed = changed.with(starting);
        starts.add(new Start(child, starting.token()));
      }
    }
    return new Step(state.with(state.holdings().with(number, changed)), starts);
  }

  private static Step stopAll(State state, int number, Segment segment) {
    Segment changed = segment;
    List<Effect> stops = new ArrayList<>();
    for (Running running : segment.children().values()) {
      if (running.phase() == Phase.PAUSED) {
        changed = changed.without(running.child());
      } else if (running.phase() != Phase.STOPPING) {
        changed = changed.with(running.in(Phase.STOPPING));
        stops.add(new Stop(running.child(), running.token()));
      }
    }
    return new Step(state.with(state.holdings().with(number, changed)), stops);
  }

  /** Gives up segments in which nothing runs; in a half-changed epoch they are kept until it is settled. */
  private static Step release(State state, SortedMap<Integer, GrantId> drained) {
    EpochRecord agreed = state.membership().agreed();
    if (agreed == null || !state.membership().settled()) {
      return Step.of(state);
    }
    Holdings holdings = state.holdings();
    SortedMap<Integer, GrantId> granted = new TreeMap<>(drained);
    for (int number : drained.keySet()) {
      Segment segment = holdings.segment(number);
      if (segment != null && segment.grant().equals(drained.get(number))) {
        holdings = holdings.without(number);
      }
    }
    granted.remove(Child.LOCAL);
    State released = state.with(holdings);
    return granted.isEmpty()
        ? Step.of(released)
        : Step.of(
            released, new Send(agreed.epoch().leader(), new Release(agreed.epoch(), granted)));
  }

  private static boolean follows(State state, NodeId from, Epoch epoch) {
    return state.membership().settledIn(epoch) && epoch.leader().equals(from);
  }

  private static State put(State state, Running running) {
    return change(state, running.child(), segment -> segment.with(running));
  }

  private static State remove(State state, Child child) {
    return change(state, child, segment -> segment.without(child));
  }

  private static State change(State state, Child child, UnaryOperator<Segment> change) {
    Segment segment = state.holdings().segment(child.segment());
    return segment == null
        ? state
        : state.with(state.holdings().with(child.segment(), change.apply(segment)));
  }
}
