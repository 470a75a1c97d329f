package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.Assignment.Duplicate;
import io.supervised.engine.core.Assignment.Entry;
import io.supervised.engine.core.Assignment.Stage;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Commit;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Held;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Report;
import io.supervised.engine.core.Message.Rival;
import io.supervised.engine.core.Message.Table;
import io.supervised.engine.core.Message.Yield;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The one assigner of an epoch: it makes the consistent hash true, segment by segment. A segment that is held is moved
 * away first, and granted again only once its holder has released it, or is dead.
 *
 * <p>It begins when every member has reported what it holds. It needs no lease: what it grants after another epoch was
 * decided reaches only members that have not reported there, and are waited for.
 */
final class Leader {

  private Leader() {}

  static Step reported(State state, NodeId from, Report report) {
    EpochRecord epoch = state.epoch();
    if (!state.leads()
        || epoch == null
        || !state.isIn(report.epoch())
        || !epoch.has(from)
        || state.assignment().reported().contains(from)) {
      return Step.of(state);
    }
    return assign(state
        .with(state.peers().sayingInformed(from, report.informed()))
        .with(state.assignment().reportedBy(from, report.claims())));
  }

  static Step held(State state, NodeId from, Held held) {
    return update(
            state,
            held.epoch(),
            from,
            held.segments(),
            entry -> entry.stage() == Stage.GRANTED ? entry.in(Stage.HELD) : entry)
        .then(now -> settled(now, held));
  }

  /** What has moved runs again: the next ones may go, at once or after a pause. */
  private static Step settled(State state, Held held) {
    Assignment assignment = state.assignment();
    SortedMap<Integer, GrantId> running = new TreeMap<>(held.segments());
    running.entrySet().removeIf(claim -> !assignment.isHeld(claim.getKey(), claim.getValue()));
    Moves left =
        assignment.moves().over(running, state.mono() + state.setup().limits().pause());
    return left.equals(assignment.moves())
        ? Step.of(state)
        : assign(state.with(assignment.with(left)));
  }

  static Step released(State state, NodeId from, Release release) {
    State yielded = state.leads() && state.isIn(release.epoch())
        ? state.with(state.assignment().yieldedBy(from, release.segments()))
        : state;
    return update(yielded, release.epoch(), from, release.segments(), entry -> null)
        .then(Leader::assign);
  }

  private interface Change {
    @Nullable
    Entry of(Entry entry);
  }

  /** Changes the entries for exactly these grants of this holder. */
  private static Step update(
      State state,
      Epoch epoch,
      NodeId holder,
      SortedMap<Integer, GrantId> segments,
      Change change) {
    if (!state.leads() || !state.isIn(epoch)) {
      return Step.of(state);
    }
    SortedMap<Integer, Entry> table = new TreeMap<>(state.assignment().table());
    segments.forEach((segment, grant) -> table.computeIfPresent(
        segment,
        (number, entry) -> entry.holder().equals(holder) && entry.grant().equals(grant)
            ? change.of(entry)
            : entry));
    return Step.of(state.with(state.assignment().with(table, state.assignment().lastGrant())));
  }

  /** Closes the difference between what the hash wants and what the table says, by level. */
  static Step assign(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null || !state.leads() || !missing(state, epoch).isEmpty()) {
      return Step.of(state);
    }
    return new Assigning(state, epoch).run().then(now -> publish(now, epoch));
  }

  /** Has given up what two members hold. */
  private static Step resolve(State state) {
    Map<NodeId, SortedMap<Integer, Rival>> yields = new TreeMap<>();
    for (Duplicate duplicate : state.assignment().duplicates()) {
      yields
          .computeIfAbsent(duplicate.holder(), none -> new TreeMap<>())
          .put(duplicate.segment(), duplicate.rival());
    }
    List<Effect> orders = new ArrayList<>();
    yields.forEach(
        (holder, segments) -> orders.add(new Send(holder, new Yield(state.base(), segments))));
    return new Step(state, orders);
  }

  /** Members that may hold something nobody has told of yet. */
  private static Set<NodeId> missing(State state, EpochRecord epoch) {
    Set<NodeId> missing = new TreeSet<>(epoch.ids());
    missing.removeAll(state.assignment().reported());
    missing.removeIf(state.peers()::isDead);
    return missing;
  }

  /** Goes on where there is room for another move, and says again what was not answered. */
  static Step tick(State state) {
    return sayAgain(state)
        .then(now -> now.assignment().moves().hasFreed(now.mono()) ? assign(now) : Step.of(now));
  }

  private static Step sayAgain(State state) {
    EpochRecord epoch = state.epoch();
    if (epoch == null
        || !state.leads()
        || state.mono() - state.assignment().lastSaid() < state.timing().retry()) {
      return Step.of(state);
    }
    State now = state.with(state.assignment().sayingAgain(state.mono()));
    Set<NodeId> missing = missing(now, epoch);
    if (missing.isEmpty()) {
      return new Step(now, unanswered(now, epoch)).then(Leader::resolve).then(Leader::assign);
    }
    missing.remove(state.id());
    return Step.of(
        now, missing.stream().map(id -> new Send(id, new Commit(epoch))).toArray(Effect[]::new));
  }

  private static List<Effect> unanswered(State state, EpochRecord epoch) {
    Map<NodeId, SortedMap<Integer, Long>> grants = new TreeMap<>();
    Map<NodeId, SortedMap<Integer, GrantId>> moves = new TreeMap<>();
    state.assignment().table().forEach((segment, entry) -> {
      if (entry.stage() == Stage.GRANTED) {
        grants
            .computeIfAbsent(entry.holder(), none -> new TreeMap<>())
            .put(segment, entry.grant().number());
      } else if (entry.stage() == Stage.MOVING) {
        moves.computeIfAbsent(entry.holder(), none -> new TreeMap<>()).put(segment, entry.grant());
      }
    });
    return orders(epoch.epoch(), moves, grants);
  }

  static List<Effect> orders(
      Epoch epoch,
      Map<NodeId, SortedMap<Integer, GrantId>> moves,
      Map<NodeId, SortedMap<Integer, Long>> grants) {
    List<Effect> orders = new ArrayList<>();
    moves.forEach((holder, segments) -> orders.add(new Send(holder, new Move(epoch, segments))));
    grants.forEach((holder, segments) -> orders.add(new Send(holder, new Grant(epoch, segments))));
    return orders;
  }

  /** Tells everybody the table if it is not the one last told. */
  private static Step publish(State state, EpochRecord epoch) {
    List<@Nullable NodeId> holders = new ArrayList<>();
    SortedMap<Integer, Entry> table = state.assignment().table();
    int last = table.isEmpty() ? -1 : table.lastKey();
    int size = Math.max(state.self().settings().segments(), last + 1);
    for (int segment = 0; segment < size; segment++) {
      Entry entry = table.get(segment);
      holders.add(entry == null || state.peers().isDead(entry.holder()) ? null : entry.holder());
    }
    Routes told = state.routes();
    if (epoch.epoch().equals(told.epoch()) && holders.equals(told.holders())) {
      return Step.of(state);
    }
    Routes next = new Routes(epoch.epoch(), told.version() + 1, holders);
    Effect[] news = epoch.ids().stream()
        .filter(id -> !id.equals(state.id()))
        .map(id -> new Send(id, table(next)))
        .toArray(Effect[]::new);
    return Step.of(state.with(next), news);
  }

  /** Tells the table to a member that has an older one. */
  static Step remind(State state, NodeId member, long version) {
    Routes routes = state.routes();
    boolean behind = state.leads() && routes.versionIn(state.base()) > version;
    return behind ? Step.of(state, new Send(member, table(routes))) : Step.of(state);
  }

  private static Table table(Routes routes) {
    return new Table(requireNonNull(routes.epoch()), routes.version(), routes.holders());
  }
}
