package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.LeaseValid;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Message.Renew;
import io.supervised.engine.core.Message.Renewed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * A few nodes at one moment, and what is on its way between them, for the exhaustive search. Every step makes a copy. All clocks
 * are equal, and leases are renewed without delay between nodes that can see each other.
 */
final class Situation {

  static final int SEGMENTS = 2;
  private static final ClusterSettings SETTINGS =
      new ClusterSettings(SEGMENTS, "replicated", 1, 300, "", "none", "safe", "all");

  private final int nodes;
  private final State[] states;
  private final boolean[] dead;
  private final boolean[] cutOff;
  private final boolean[][] noticed;
  private final Time[] leases;
  private final List<Map<String, Token>> running;
  private final List<Deque<Event>> doings;
  private final Map<Integer, Deque<Message>> links;
  private final Map<String, Token> greatest;
  private long now;
  private int faults;

  /** Fresh nodes that have met each other. */
  Situation(int nodes) {
    this.nodes = nodes;
    this.states = new State[nodes];
    this.dead = new boolean[nodes];
    this.cutOff = new boolean[nodes];
    this.noticed = new boolean[nodes][nodes];
    this.leases = new Time[nodes];
    this.running = new ArrayList<>();
    this.doings = new ArrayList<>();
    this.links = new TreeMap<>();
    this.greatest = new HashMap<>();
    List<Address> addresses = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      addresses.add(World.address(node));
    }
    List<Child> children = new ArrayList<>();
    for (int segment = 0; segment < SEGMENTS; segment++) {
      children.add(new Child("child-" + segment, "child", segment, segment));
    }
    Setup setup = new Setup(
        new Timing(300, 24, 20),
        new Hosts(addresses, nodes),
        Specs.of(children),
        false,
        false,
        new MoveLimits(1, 0, 0, 100));
    for (int node = 0; node < nodes; node++) {
      Member self =
          new Member(id(node), "n" + node, addresses.get(node), new UUID(0, node), SETTINGS);
      states[node] = new State(setup, self, time());
      leases[node] = Time.NEVER;
      running.add(new TreeMap<>());
      doings.add(new ArrayDeque<>());
    }
  }

  private Situation(Situation other) {
    nodes = other.nodes;
    states = other.states.clone();
    dead = other.dead.clone();
    cutOff = other.cutOff.clone();
    noticed = new boolean[nodes][];
    leases = other.leases.clone();
    running = new ArrayList<>();
    doings = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      noticed[node] = other.noticed[node].clone();
      running.add(new TreeMap<>(other.running.get(node)));
      doings.add(new ArrayDeque<>(other.doings.get(node)));
    }
    links = new TreeMap<>();
    other.links.forEach((link, messages) -> links.put(link, new ArrayDeque<>(messages)));
    greatest = new HashMap<>(other.greatest);
    now = other.now;
    faults = other.faults;
  }

  private static NodeId id(int node) {
    return new NodeId(new UUID(0, 16L * (node + 1)));
  }

  private static int node(NodeId id) {
    return (int) (id.incarnation().getLeastSignificantBits() / 16) - 1;
  }

  private Time time() {
    return new Time(1_000 + now, 1_000_000 + now);
  }

  int faults() {
    return faults;
  }

  State state(int node) {
    return states[node];
  }

  boolean runsEverythingOnce() {
    for (int segment = 0; segment < SEGMENTS; segment++) {
      String child = "child-" + segment;
      long times = 0;
      for (int node = 0; node < nodes; node++) {
        times += !dead[node] && running.get(node).containsKey(child) ? 1 : 0;
      }
      if (times != 1) {
        return false;
      }
    }
    return true;
  }

  /** Everything that can happen next. */
  List<Situation> next(int mostFaults) {
    List<Situation> next = new ArrayList<>();
    for (int link : links.keySet()) {
      next.add(copy(after -> after.deliver(link)));
    }
    for (int node = 0; node < nodes; node++) {
      int at = node;
      if (dead[at]) {
        continue;
      }
      if (!doings.get(at).isEmpty()) {
        next.add(copy(after -> after.take(at, after.doings.get(at).remove())));
      }
      for (int other = 0; other < nodes; other++) {
        int gone = other;
        if (dead[gone] && !noticed[at][gone] && !cutOff[at]) {
          next.add(copy(after -> after.notice(at, gone)));
        }
      }
      if (faults < mostFaults) {
        next.add(copy(after -> after.kill(at)));
        if (!cutOff[at]) {
          next.add(copy(after -> after.cutOff(at)));
        }
      }
    }
    next.add(copy(Situation::pass));
    return next;
  }

  private interface Happening {
    void on(Situation after);
  }

  private Situation copy(Happening happening) {
    Situation after = new Situation(this);
    happening.on(after);
    return after;
  }

  Situation with(int node, Event event) {
    return copy(after -> after.take(node, event));
  }

  /** Time passes for everybody, and everybody looks at the clock. */
  void pass() {
    now += 60;
    for (int node = 0; node < nodes; node++) {
      take(node, new Input.Tick());
    }
  }

  /** Time passes for the first nodes alone; the others have not started. */
  Situation laterFor(int first) {
    return copy(after -> {
      after.now += 40;
      for (int node = 0; node < first; node++) {
        after.take(node, new Input.Tick());
      }
    });
  }

  private void deliver(int link) {
    Deque<Message> messages = Objects.requireNonNull(links.get(link));
    Message message = messages.remove();
    if (messages.isEmpty()) {
      links.remove(link);
    }
    int from = link / nodes;
    int to = link % nodes;
    if (!cutOff[from] && !cutOff[to]) {
      take(to, new Received(id(from), message));
    }
  }

  private void kill(int node) {
    faults++;
    dead[node] = true;
    running.get(node).clear();
    doings.get(node).clear();
  }

  private void cutOff(int node) {
    faults++;
    cutOff[node] = true;
  }

  private void notice(int node, int gone) {
    noticed[node][gone] = true;
    take(node, new Input.Refused(World.address(gone), time()));
  }

  private void take(int node, Event event) {
    if (dead[node]) {
      return;
    }
    if (event instanceof ChildEnded ended) {
      running.get(node).remove(ended.child().name());
    }
    Step step = Protocol.step(states[node], new Input(time(), event));
    states[node] = step.state();
    step.effects().forEach(effect -> perform(node, effect));
  }

  private void perform(int node, Effect effect) {
    if (effect instanceof Send send) {
      send(node, node(send.to()), send.message());
    } else if (effect instanceof LeaseValid valid) {
      leases[node] = valid.until();
    } else if (effect instanceof Start start) {
      start(node, start);
    } else if (effect instanceof Stop stop) {
      doings.get(node).removeIf(event -> event instanceof ChildStarted);
      doings.get(node).add(new ChildEnded(stop.child(), stop.token(), 1));
    } else if (effect instanceof RestartAfter) {
      throw new IllegalStateException("nothing ends by itself here");
    }
  }

  private void send(int from, int to, Message message) {
    boolean lost = dead[to] || cutOff[from] || cutOff[to] || !states[to].id().equals(id(to));
    if (lost || message instanceof Message.Table) {
      return;
    }
    if (message instanceof Renew || message instanceof Renewed) {
      take(to, new Received(id(from), message));
    } else {
      Deque<Message> link = links.computeIfAbsent(from * nodes + to, none -> new ArrayDeque<>());
      if (!link.contains(message)) {
        link.add(message); // said again before it was heard
      }
    }
  }

  private void start(int node, Start start) {
    String child = start.child().name();
    for (int other = 0; other < nodes; other++) {
      if (!dead[other] && running.get(other).containsKey(child) && time().isBefore(leases[other])) {
        throw new Violation("S2", child + " starts on " + node + " and runs on " + other);
      }
    }
    Token last = greatest.put(child, start.token());
    if (last != null && last.compareTo(start.token()) >= 0) {
      throw new Violation("S4", child + ": " + start.token() + " after " + last);
    }
    running.get(node).put(child, start.token());
    doings.get(node).add(new ChildStarted(start.child(), start.token()));
  }

  /** Equal for equal situations. */
  long fingerprint() {
    long print = 17 + now;
    for (int node = 0; node < nodes; node++) {
      print = mix(print, dead[node] ? 1 : 2);
      print = mix(print, cutOff[node] ? 1 : 2);
      print = mix(print, java.util.Arrays.hashCode(noticed[node]));
      print = mix(print, running.get(node).hashCode());
      print = mix(print, List.copyOf(doings.get(node)).hashCode());
      print = mix(print, leases[node].hashCode());
      State state = states[node];
      for (Object part : new Object[] {
        state.standing(),
        state.peers(),
        state.epoch() == null ? 0 : state.epoch(),
        state.candidacy(),
        state.witness(),
        state.lease(),
        state.holdings(),
        state.takers(),
        state.draining(),
        state.assignment()
      }) {
        print = mix(print, Objects.hashCode(part));
      }
    }
    for (Map.Entry<Integer, Deque<Message>> link : links.entrySet()) {
      print = mix(print, link.getKey());
      print = mix(print, List.copyOf(link.getValue()).hashCode());
    }
    return print;
  }

  private static long mix(long print, long more) {
    long mixed = (print ^ more) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }

  /** Sets the hash of everybody to these nodes. */
  Situation placing(Set<Integer> on) {
    Placement placement = eligible -> {
      List<NodeId> able = eligible.stream()
          .map(Member::id)
          .filter(id -> on.contains(node(id)))
          .sorted()
          .toList();
      Map<Integer, NodeId> owners = new TreeMap<>();
      for (int segment = 0; segment < SEGMENTS && !able.isEmpty(); segment++) {
        owners.put(segment, able.get(segment % able.size()));
      }
      return owners;
    };
    Set<UUID> data = new java.util.HashSet<>();
    for (State state : states) {
      data.add(state.self().data());
    }
    GridView view = new GridView(1, data);
    Situation after = this;
    for (int node = 0; node < nodes; node++) {
      after = after.with(node, new Input.GridChanged(placement, view));
    }
    return after;
  }

  /** Lets everything arrive, without faults, until nothing is on its way. */
  Situation quiet() {
    Situation after = copy(none -> {});
    for (int step = 0; step < 10_000; step++) {
      if (!after.links.isEmpty()) {
        after.deliver(after.links.keySet().iterator().next());
        continue;
      }
      boolean idle = true;
      for (int node = 0; node < nodes; node++) {
        if (!after.doings.get(node).isEmpty()) {
          after.take(node, after.doings.get(node).remove());
          idle = false;
        }
      }
      if (idle) {
        return after;
      }
    }
    throw new IllegalStateException("no end");
  }
}
