package io.supervised.engine.core;

import io.supervised.engine.core.Assignment.Entry;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one assigner of an epoch: it makes the consistent hash true, segment by segment. A segment that is held is moved
 * away first, and granted again only once its holder has released it.
 */
final class Leader {

  private Leader() {}

  static Step hashChanged(State state, List<NodeId> primaries) {
    return assign(state.with(state.assignment().wishing(primaries)));
  }

  static Step released(State state, NodeId from, Release release) {
    if (!leads(state, release.epoch())) {
      return Step.of(state);
    }
    SortedMap<Integer, Entry> table = new TreeMap<>(state.assignment().table());
    release.segments().forEach((segment, grant) -> {
      Entry entry = table.get(segment);
      if (entry != null && entry.holder().equals(from) && entry.grant().equals(grant)) {
        table.remove(segment);
      }
    });
    return assign(state.with(state.assignment().with(table, state.assignment().lastGrant())));
  }

  static Step leaving(State state, NodeId from, Leaving leaving) {
    return leads(state, leaving.epoch())
        ? Step.of(state.with(state.assignment().losing(from)))
        : Step.of(state);
  }

  /** Closes the difference between what the hash wants and what the table says, by level. */
  static Step assign(State state) {
    EpochRecord agreed = state.membership().agreed();
    if (agreed == null || !leads(state, agreed.epoch())) {
      return Step.of(state);
    }
    Set<NodeId> targets = targets(state, agreed);
    SortedMap<Integer, Entry> table = new TreeMap<>(state.assignment().table());
    Map<NodeId, SortedMap<Integer, Long>> grants = new TreeMap<>();
    Map<NodeId, SortedMap<Integer, GrantId>> moves = new TreeMap<>();
    long number = state.assignment().lastGrant();
    for (int segment = 0; segment < state.assignment().wish().size(); segment++) {
      NodeId wanted = state.assignment().wish().get(segment);
      if (!targets.contains(wanted)) {
        continue;
      }
      Entry entry = table.get(segment);
      if (entry == null) {
        number++;
        table.put(segment, new Entry(wanted, new GrantId(agreed.epoch(), number), false));
        grants.computeIfAbsent(wanted, none -> new TreeMap<>()).put(segment, number);
      } else if (!entry.holder().equals(wanted) && !entry.moving()) {
        table.put(segment, new Entry(entry.holder(), entry.grant(), true));
        moves.computeIfAbsent(entry.holder(), none -> new TreeMap<>()).put(segment, entry.grant());
      }
    }
    List<Effect> effects = new ArrayList<>();
    moves.forEach(
        (holder, segments) -> effects.add(new Send(holder, new Move(agreed.epoch(), segments))));
    grants.forEach(
        (holder, segments) -> effects.add(new Send(holder, new Grant(agreed.epoch(), segments))));
    return new Step(state.with(state.assignment().with(table, number)), effects)
        .then(assigned -> publish(assigned, agreed));
  }

  private static Set<NodeId> targets(State state, EpochRecord agreed) {
    Set<NodeId> targets = new HashSet<>();
    agreed.members().forEach(member -> targets.add(member.id()));
    targets.removeAll(state.assignment().leaving());
    return targets;
  }

  /** Tells everybody the table if it is not the one last told. */
  private static Step publish(State state, EpochRecord agreed) {
    List<@Nullable NodeId> holders = new ArrayList<>();
    for (int segment = 0; segment < state.self().settings().segments(); segment++) {
      Entry entry = state.assignment().table().get(segment);
      holders.add(entry == null ? null : entry.holder());
    }
    Routes last = state.routes();
    if (agreed.epoch().equals(last.epoch()) && holders.equals(last.holders())) {
      return Step.of(state);
    }
    Routes next = new Routes(agreed.epoch(), last.version() + 1, holders);
    Table table = new Table(agreed.epoch(), next.version(), next.holders());
    Effect[] news = agreed.members().stream()
        .filter(member -> !member.id().equals(state.id()))
        .map(member -> new Send(member.id(), table))
        .toArray(Effect[]::new);
    return Step.of(state.with(next), news);
  }

  private static boolean leads(State state, Epoch epoch) {
    return state.membership().settledIn(epoch) && epoch.leader().equals(state.id());
  }
}
