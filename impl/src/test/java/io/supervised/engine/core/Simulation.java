package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.HashChanged;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Input.ViewInstalled;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Many nodes in one thread, in an order that a seed decides: which node takes its next view, hash or message, which child
 * finishes starting or stopping, who joins, leaves or dies.
 *
 * <p>The world is the one the protocol of today is made for: a node leaves the views of the others only when it is dead.
 * Checked after every step: no two instances of a child (S2), growing tokens (S4), events that alternate (S9).
 */
final class Simulation {

  static final int SEGMENTS = 6;
  static final int CHILDREN = 9;
  private static final int MOST_NODES = 5;
  private static final ClusterSettings SETTINGS = new ClusterSettings(SEGMENTS, "replicated", 1);

  private final SplittableRandom random;
  private final Map<NodeId, SimulatedNode> nodes = new TreeMap<>();
  private final List<NodeId> members = new ArrayList<>();
  private final Map<String, Token> greatest = new TreeMap<>();
  private long views;
  private int born;

  Simulation(long seed) {
    random = new SplittableRandom(seed);
    join();
  }

  /** One life of a node: its state, and what is on its way to it. */
  private static final class SimulatedNode {
    State state;
    final Queue<Input> views = new ArrayDeque<>();
    final Map<NodeId, Deque<Input>> links = new TreeMap<>();
    final List<Input> doings = new ArrayList<>();
    final Map<String, Token> running = new TreeMap<>();
    final Set<NodeId> up = new HashSet<>();

    SimulatedNode(State state) {
      this.state = state;
    }
  }

  void run(int steps) {
    for (int step = 0; step < steps; step++) {
      if (random.nextInt(25) == 0) {
        disturb();
      }
      advance();
    }
  }

  /** Lets everything that is on its way arrive, until nothing happens any more. */
  void settle() {
    for (int round = 0; round < 20; round++) {
      nodes.keySet().forEach(id -> take(id, new Tick()));
      while (advance()) {
        // until nothing is on its way
      }
    }
  }

  Map<NodeId, State> states() {
    Map<NodeId, State> states = new TreeMap<>();
    nodes.forEach((id, node) -> states.put(id, node.state));
    return states;
  }

  /** The node of each running child. */
  Map<String, NodeId> running() {
    Map<String, NodeId> running = new TreeMap<>();
    nodes.forEach((id, node) -> node.running.keySet().forEach(child -> running.put(child, id)));
    return running;
  }

  NodeId wanted(int segment) {
    return primaries().get(segment);
  }

  private void disturb() {
    List<NodeId> staying =
        members.stream().filter(id -> !node(id).state.holdings().leaving()).toList();
    int kind = random.nextInt(4);
    if (kind <= 1 && members.size() < MOST_NODES) {
      join();
    } else if (staying.size() > 1) {
      NodeId chosen = staying.get(random.nextInt(staying.size()));
      if (kind == 2) {
        kill(chosen);
      } else {
        take(chosen, new Leave());
      }
    }
  }

  private void join() {
    born++;
    NodeId id = new NodeId(new UUID(random.nextLong(), born));
    List<Child> children = new ArrayList<>();
    for (int child = 0; child < CHILDREN; child++) {
      children.add(new Child("child-" + child, "child", child, child % SEGMENTS));
    }
    children.add(new Child("watch@" + born, "watch", 0, Child.LOCAL));
    nodes.put(
        id, new SimulatedNode(State.initial(new Member(id, "node-" + born, SETTINGS), children)));
    members.add(id);
    viewChanged();
  }

  private void kill(NodeId id) {
    nodes.remove(id);
    members.remove(id);
    viewChanged();
  }

  private void viewChanged() {
    View view = new View(new View.Id(++views, members.get(0)), members);
    List<NodeId> primaries = primaries();
    for (NodeId member : members) {
      node(member).views.add(new ViewInstalled(view, 1_000_000 + views));
      node(member).views.add(new HashChanged(primaries));
    }
  }

  private List<NodeId> primaries() {
    List<NodeId> primaries = new ArrayList<>();
    for (int segment = 0; segment < SEGMENTS; segment++) {
      primaries.add(members.get(Math.floorMod(segment * 7 + members.size(), members.size())));
    }
    return primaries;
  }

  /** Does one of the things that may happen now; false if there is none. */
  private boolean advance() {
    List<Runnable> possible = new ArrayList<>();
    nodes.forEach((id, node) -> {
      if (!node.views.isEmpty()) {
        possible.add(() -> take(id, node.views.remove()));
      }
      node.links.values().stream()
          .filter(link -> !link.isEmpty())
          .forEach(link -> possible.add(() -> take(id, link.remove())));
      node.doings.forEach(doing -> possible.add(() -> {
        node.doings.remove(doing);
        take(id, doing);
      }));
      if (node.state.hasNothingLeftToStop() && node.running.isEmpty()) {
        possible.add(() -> kill(id));
      }
    });
    if (possible.isEmpty()) {
      return false;
    }
    possible.get(random.nextInt(possible.size())).run();
    return true;
  }

  private void take(NodeId id, Input input) {
    SimulatedNode node = node(id);
    if (input instanceof ChildEnded ended) {
      node.running.remove(ended.child().name());
    }
    Step step = Protocol.step(node.state, input);
    node.state = step.state();
    step.effects().forEach(effect -> perform(id, node, effect));
  }

  private void perform(NodeId id, SimulatedNode node, Effect effect) {
    if (effect instanceof Send send && nodes.containsKey(send.to())) {
      node(send.to())
          .links
          .computeIfAbsent(id, none -> new ArrayDeque<>())
          .add(new Received(id, send.message()));
    } else if (effect instanceof Start start) {
      started(id, node, start);
    } else if (effect instanceof Stop stop) {
      node.doings.removeIf(doing -> concerns(doing, stop.child()));
      node.doings.add(new ChildEnded(stop.child(), stop.token(), 1));
    } else if (effect instanceof RestartAfter restart) {
      node.doings.add(new RestartDue(restart.child(), restart.token()));
    } else if (effect instanceof MembersChanged change) {
      change
          .gone()
          .forEach(gone -> check(node.up.remove(gone.id()), "S9: down without up of " + gone));
      change.come().forEach(come -> check(node.up.add(come.id()), "S9: up twice of " + come));
    }
  }

  /** What was to become of the child by itself. */
  private static boolean concerns(Input doing, Child child) {
    return (doing instanceof ChildStarted started && started.child().equals(child))
        || (doing instanceof ChildEnded ended && ended.child().equals(child));
  }

  private void started(NodeId id, SimulatedNode node, Start start) {
    String name = start.child().name();
    NodeId other = running().get(name);
    check(other == null, "S2: " + name + " starts on " + id + " and runs on " + other);
    Token last = greatest.put(name, start.token());
    check(
        last == null || last.compareTo(start.token()) < 0,
        "S4: " + start.token() + " after " + last);
    node.running.put(name, start.token());
    node.doings.add(new ChildStarted(start.child(), start.token()));
    if (random.nextInt(20) == 0) {
      node.doings.add(new ChildEnded(start.child(), start.token(), -1));
    }
  }

  private SimulatedNode node(NodeId id) {
    SimulatedNode node = nodes.get(id);
    if (node == null) {
      throw new IllegalStateException("no node " + id);
    }
    return node;
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
