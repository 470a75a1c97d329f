package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.DuplicateResolved;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Holdings.Phase;
import io.supervised.engine.core.Holdings.Running;
import io.supervised.engine.core.Holdings.Segment;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Held;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.Message.Yield;
import io.supervised.engine.core.State.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * What a member does with the segments in its hands: run their children while its lease is in force, and give up a segment
 * only when the last of them has stopped.
 */
final class Holder {

  private Holder() {}

  static Step granted(State state, NodeId from, Grant grant) {
    if (!follows(state, from, grant.epoch())) {
      return Step.of(state);
    }
    Holdings holdings = state.holdings();
    SortedMap<Integer, GrantId> taken = new TreeMap<>();
    SortedMap<Integer, GrantId> late = new TreeMap<>();
    for (var given : grant.segments().entrySet()) {
      int number = given.getKey();
      GrantId id = new GrantId(grant.epoch(), given.getValue());
      Segment held = holdings.segment(number);
      if (held == null && id.number() > holdings.seen(number) && !holdings.leaving()) {
        holdings = holdings.with(number, new Segment(id));
        taken.put(number, id);
      } else if (held != null && held.grant().equals(id)) {
        taken.put(number, id);
      } else if (held == null) {
        late.put(number, id);
      }
      holdings = holdings.seeing(number, id.number());
    }
    return reconcile(state.with(holdings), taken.keySet())
        .then(now -> tellOfRunning(now, taken.keySet()))
        .then(now -> tell(now, late, new Release(grant.epoch(), late)));
  }

  static Step asked(State state, NodeId from, Move move) {
    if (!follows(state, from, move.epoch())) {
      return Step.of(state);
    }
    Holdings holdings = state.holdings();
    SortedMap<Integer, GrantId> notHeld = new TreeMap<>();
    for (var asked : move.segments().entrySet()) {
      Segment segment = holdings.segment(asked.getKey());
      if (segment != null && segment.grant().equals(asked.getValue())) {
        holdings = holdings.with(asked.getKey(), segment.toMove());
      } else if (segment == null) {
        notHeld.put(asked.getKey(), asked.getValue());
        if (state.isIn(asked.getValue().epoch())) {
          holdings = holdings.seeing(asked.getKey(), asked.getValue().number());
        }
      }
    }
    return reconcile(state.with(holdings), move.segments().keySet())
        .then(now -> tell(now, notHeld, new Release(move.epoch(), notHeld)));
  }

  /** Gives up segments that another member holds under a later grant, and says which children ran twice. */
  static Step yielded(State state, NodeId from, Yield order) {
    if (!follows(state, from, order.epoch())) {
      return Step.of(state);
    }
    SortedMap<Integer, GrantId> grants = new TreeMap<>();
    List<Effect> news = new ArrayList<>();
    order.segments().forEach((number, rival) -> {
      grants.put(number, rival.yields());
      Segment segment = state.holdings().segment(number);
      if (segment != null && segment.grant().equals(rival.yields()) && !segment.moving()) {
        segment.children().values().stream()
            .filter(Running::isUnderWay)
            .forEach(running -> news.add(new DuplicateResolved(
                running.child(), running.token(), rival.stays().token(0))));
      }
    });
    return new Step(state, news).then(now -> asked(now, from, new Move(order.epoch(), grants)));
  }

  static Step told(State state, NodeId from, Table table) {
    Routes told = new Routes(table.epoch(), table.version(), table.holders());
    return follows(state, from, table.epoch()) && told.isNewerThan(state.routes())
        ? Step.of(state.with(told))
        : Step.of(state);
  }

  /** A new epoch: what waited for it goes on, and this node holds its own children from now on. */
  static Step membershipAgreed(State state) {
    EpochRecord epoch = state.epoch();
    Holdings holdings = state.holdings();
    Epoch since = epoch == null ? null : epoch.since(state.id());
    if (since != null && !holdings.leaving() && holdings.segment(Child.LOCAL) == null) {
      holdings = holdings.with(Child.LOCAL, new Segment(new GrantId(since, 0)));
    }
    return reconcile(state.with(holdings));
  }

  static Step leave(State state) {
    return reconcile(state.with(state.holdings().onTheWayOut())).then(Leaver::tick);
  }

  static Step started(State state, Child child, Token token) {
    Running running = state.holdings().running(child, token);
    return running != null && running.phase() == Phase.STARTING
        ? tellOfRunning(put(state, running.in(Phase.ACTIVE)), Set.of(child.segment()))
        : Step.of(state);
  }

  /** Tells the leader which of these segments, if it has granted them, have all their children running. */
  private static Step tellOfRunning(State state, Set<Integer> segments) {
    SortedMap<Integer, GrantId> running = new TreeMap<>();
    for (int number : segments) {
      Segment segment = state.holdings().segment(number);
      if (segment != null
          && number != Child.LOCAL
          && segment.grant().epoch().equals(state.base())
          && runs(segment, state.setup().specs().in(number))) {
        running.put(number, segment.grant());
      }
    }
    return tell(state, running, new Held(state.base(), running));
  }

  private static boolean runs(Segment segment, List<Child> wanted) {
    return !segment.moving()
        && wanted.stream()
            .map(child -> segment.children().get(child.name()))
            .allMatch(running -> running != null && running.phase() == Phase.ACTIVE);
  }

  static Step ended(State state, Child child, Token token, long activeMillis) {
    Running running = state.holdings().running(child, token);
    if (running == null || !running.isUnderWay()) {
      return Step.of(state);
    }
    if (running.phase() == Phase.STOPPING) {
      return reconcile(put(state, running.in(Phase.STOPPED)), Set.of(child.segment()));
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

  /** Stops all children of a node that was left out; what it held is nobody's business any more. */
  static Step stopEverything(State state) {
    return reconcile(state);
  }

  static Step reconcile(State state) {
    return reconcile(state, state.holdings().bySegment().keySet());
  }

  /** Closes the difference between what should run in these segments and what does, by level. */
  private static Step reconcile(State state, Collection<Integer> segments) {
    Step step = Step.of(state);
    SortedMap<Integer, GrantId> drained = new TreeMap<>();
    for (int number : List.copyOf(segments)) {
      Segment segment = step.state().holdings().segment(number);
      if (segment == null) {
        continue;
      }
      boolean kept = isKept(state, segment);
      boolean wanted = kept && state.lease().inForce();
      step = step.then(
          now -> wanted ? startMissing(now, number, segment) : stopAll(now, number, segment));
      Segment after = step.state().holdings().segment(number);
      if (!kept && after != null && after.isAtRest()) {
        drained.put(number, segment.grant());
      }
    }
    return drained.isEmpty() ? step : step.then(now -> release(now, drained));
  }

  private static boolean isKept(State state, Segment segment) {
    return !segment.moving() && !state.holdings().leaving() && state.standing() == Standing.MEMBER;
  }

  private static Step startMissing(State state, int number, Segment segment) {
    Segment changed = segment;
    List<Effect> starts = new ArrayList<>();
    for (Child child : state.setup().specs().in(number)) {
      Running before = segment.children().get(child.name());
      if (before == null || before.phase() == Phase.STOPPED) {
        Running starting = before == null
            ? new Running(child, segment.grant().token(0), Phase.STARTING, 0)
            : before.again(segment.grant());
        changed = changed.with(starting);
        starts.add(new Start(child, starting.token()));
      }
    }
    return new Step(state.with(state.holdings().with(number, changed)), starts);
  }

  /** Stops what is under way. Each child is remembered, for its next token: the segment may stay here after all. */
  private static Step stopAll(State state, int number, Segment segment) {
    Segment changed = segment;
    List<Effect> stops = new ArrayList<>();
    for (Running running : segment.children().values()) {
      if (!running.isUnderWay()) {
        changed = changed.with(running.in(Phase.STOPPED));
      } else if (running.phase() != Phase.STOPPING) {
        changed = changed.with(running.in(Phase.STOPPING));
        stops.add(new Stop(running.child(), running.token()));
      }
    }
    return new Step(state.with(state.holdings().with(number, changed)), stops);
  }

  /** Gives up segments in which nothing runs. */
  private static Step release(State state, SortedMap<Integer, GrantId> drained) {
    Holdings holdings = state.holdings();
    for (int number : drained.keySet()) {
      holdings = holdings.without(number);
    }
    SortedMap<Integer, GrantId> granted = new TreeMap<>(drained);
    granted.remove(Child.LOCAL);
    EpochRecord epoch = state.epoch();
    State released = state.with(holdings);
    return epoch == null || released.standing() != Standing.MEMBER
        ? Step.of(released)
        : tell(released, granted, new Release(epoch.epoch(), granted));
  }

  /** Tells the leader, if there is something to tell. */
  private static Step tell(State state, SortedMap<Integer, GrantId> about, Message message) {
    EpochRecord epoch = state.epoch();
    return about.isEmpty() || epoch == null
        ? Step.of(state)
        : Step.of(state, new Send(epoch.epoch().leader(), message));
  }

  private static boolean follows(State state, NodeId from, Epoch epoch) {
    return state.isIn(epoch) && epoch.leader().equals(from);
  }

  private static State put(State state, Running running) {
    return change(state, running.child(), segment -> segment.with(running));
  }

  private static State change(State state, Child child, UnaryOperator<Segment> change) {
    Segment segment = state.holdings().segment(child.segment());
    return segment == null
        ? state
        : state.with(state.holdings().with(child.segment(), change.apply(segment)));
  }
}
