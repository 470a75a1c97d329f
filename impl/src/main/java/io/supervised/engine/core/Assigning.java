package io.supervised.engine.core;

import io.supervised.engine.core.Assignment.Entry;
import io.supervised.engine.core.Assignment.Stage;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One pass of the leader over its table. */
final class Assigning {

  private final State state;
  private final EpochRecord epoch;
  private final MoveLimits limits;
  private final SortedMap<Integer, Entry> table;
  private final Map<NodeId, SortedMap<Integer, Long>> grants = new TreeMap<>();
  private final Map<NodeId, SortedMap<Integer, GrantId>> moves = new TreeMap<>();
  private final Map<Integer, NodeId> destinations;
  private final Map<NodeId, Long> running;
  private Moves underWay;
  private long lastGrant;

  Assigning(State state, EpochRecord epoch) {
    this.state = state;
    this.epoch = epoch;
    this.limits = state.setup().limits();
    this.table = new TreeMap<>(state.assignment().table());
    this.destinations = Destinations.of(state, epoch.members()).wanted();
    this.running = table.values().stream()
        .filter(entry -> entry.stage() == Stage.HELD)
        .collect(Collectors.groupingBy(Entry::holder, TreeMap::new, Collectors.counting()));
    this.underWay = state.assignment().moves().at(state.mono());
    this.lastGrant = state.assignment().lastGrant();
  }

  Step run() {
    table.values().removeIf(entry -> state.peers().isDead(entry.holder()));
    destinations.forEach(this::place);
    grantTheRest();
    return new Step(
        state.with(state.assignment().with(table, lastGrant).with(underWay)),
        Leader.orders(epoch.epoch(), moves, grants));
  }

  private void place(int segment, NodeId wanted) {
    Entry entry = table.get(segment);
    if (entry == null) {
      grantIfInformed(segment, wanted);
    } else if (!entry.holder().equals(wanted)
        && entry.stage() != Stage.MOVING
        && canTake(wanted)
        && isDue(entry.holder(), wanted)) {
      move(segment, entry);
    }
  }

  private void grantIfInformed(int segment, NodeId to) {
    if (isInformed(to)) {
      grant(segment, to);
    }
  }

  /**
   * What nobody holds does not wait for somebody to learn what it has to know, nor for anybody else to have it than one that is drained.
   * What is held does: it would move twice.
   */
  private void grantTheRest() {
    List<Member> informed =
        epoch.members().stream().filter(member -> isInformed(member.id())).toList();
    if (informed.size() == epoch.members().size()
        && informed.stream().noneMatch(member -> state.isDraining(member.id()))) {
      return;
    }
    Destinations now = Destinations.of(state, informed);
    now.wanted().forEach(this::grantIfFree);
    now.lastResort().forEach(this::grantIfFree);
  }

  private void grantIfFree(int segment, NodeId to) {
    if (!table.containsKey(segment)) {
      grant(segment, to);
    }
  }

  private void grant(int segment, NodeId to) {
    lastGrant++;
    GrantId grant = new GrantId(epoch.epoch(), lastGrant);
    table.put(segment, new Entry(to, grant, Stage.GRANTED));
    grants.computeIfAbsent(to, none -> new TreeMap<>()).put(segment, lastGrant);
  }

  private void move(int segment, Entry entry) {
    table.put(segment, entry.in(Stage.MOVING));
    moves.computeIfAbsent(entry.holder(), none -> new TreeMap<>()).put(segment, entry.grant());
    if (!state.isLeaving(entry.holder())) {
      underWay = underWay.begun(segment, state.mono() + limits.patience());
    }
  }

  /** Whether it knows enough to be given segments. */
  private boolean isInformed(NodeId node) {
    return Archivist.knows(state, epoch, node);
  }

  /** Whether something that runs well elsewhere should be stopped for this node's sake. */
  private boolean canTake(NodeId node) {
    long latest = state.mono() - 2 * state.timing().renewEvery();
    return isInformed(node) && (node.equals(state.id()) || state.peers().lastHeard(node) >= latest);
  }

  /** Whether the limits let it go now. Who leaves has stopped everything, and each moment counts. */
  private boolean isDue(NodeId holder, NodeId wanted) {
    if (state.isLeaving(holder)) {
      return true;
    }
    boolean isNew = state.takers().isNewSince(wanted, state.mono() - limits.delay());
    return underWay.size() < mostFor(wanted) && (state.isDraining(holder) || !isNew);
  }

  /**
   * A node that runs nothing yet is slow at first, and whoever moves there is silent for longer: it is given one segment, and one more at
   * a time with each that runs; unless all may move at once.
   */
  private long mostFor(NodeId wanted) {
    boolean limited = limits.most() < destinations.size();
    return limited ? Math.min(limits.most(), 1 + running.getOrDefault(wanted, 0L)) : limits.most();
  }
}
