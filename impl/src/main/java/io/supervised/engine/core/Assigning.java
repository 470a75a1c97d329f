package io.supervised.engine.core;

import io.supervised.engine.core.Assignment.Entry;
import io.supervised.engine.core.Assignment.Stage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One pass of the leader over its table. */
final class Assigning {

  private final State state;
  private final EpochRecord epoch;
  private final SortedMap<Integer, Entry> table;
  private final Map<NodeId, SortedMap<Integer, Long>> grants = new TreeMap<>();
  private final Map<NodeId, SortedMap<Integer, GrantId>> moves = new TreeMap<>();
  private long lastGrant;

  Assigning(State state, EpochRecord epoch) {
    this.state = state;
    this.epoch = epoch;
    this.table = new TreeMap<>(state.assignment().table());
    this.lastGrant = state.assignment().lastGrant();
  }

  Step run() {
    table.values().removeIf(entry -> state.peers().isDead(entry.holder()));
    state.placement().among(eligible()).forEach(this::place);
    return new Step(
        state.with(state.assignment().with(table, lastGrant)),
        Leader.orders(epoch.epoch(), moves, grants));
  }

  private void place(int segment, NodeId wanted) {
    Entry entry = table.get(segment);
    if (entry == null) {
      lastGrant++;
      GrantId grant = new GrantId(epoch.epoch(), lastGrant);
      table.put(segment, new Entry(wanted, grant, Stage.GRANTED));
      grants.computeIfAbsent(wanted, none -> new TreeMap<>()).put(segment, lastGrant);
    } else if (!entry.holder().equals(wanted) && entry.stage() != Stage.MOVING && canTake(wanted)) {
      table.put(segment, entry.in(Stage.MOVING));
      moves.computeIfAbsent(entry.holder(), none -> new TreeMap<>()).put(segment, entry.grant());
    }
  }

  /** Who may be given segments at all. */
  private List<Member> eligible() {
    boolean leaving = state.holdings().leaving();
    return epoch.members().stream()
        .filter(member -> !state.peers().isDead(member.id())
            && !state.peers().isLeaving(member.id())
            && Archivist.knows(state, epoch, member.id())
            && !(leaving && member.id().equals(state.id())))
        .toList();
  }

  /** Whether something that runs well elsewhere should be stopped for this node's sake. */
  private boolean canTake(NodeId node) {
    return node.equals(state.id())
        || state.mono() - state.peers().lastHeard(node) <= 2 * state.timing().renewEvery();
  }
}
