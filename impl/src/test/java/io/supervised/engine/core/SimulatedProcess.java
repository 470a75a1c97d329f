package io.supervised.engine.core;

import io.supervised.Token;
import io.supervised.engine.core.Effect.LeaseValid;
import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.NewLife;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.State.Standing;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process on a host: a node, its clocks, its children, and the adapter's part of watching others. */
final class SimulatedProcess {

  private static final ClusterSettings SETTINGS =
      new ClusterSettings(World.SEGMENTS, "replicated", 1, 300, "", "none", "safe", "all");

  private final World world;
  private final int host;
  private final double rate;
  private final long born;
  private final @Nullable SimulatedProcess[] connections;
  private final int[] attempts;
  private final Map<String, Token> running = new TreeMap<>();
  private final Set<NodeId> up = new HashSet<>();
  private final Queue<Runnable> asleep = new ArrayDeque<>();
  private final Set<String> stuck = new HashSet<>();
  private State state;
  private Time leaseUntil = Time.NEVER;
  private boolean alive = true;
  private long pausedUntil;
  private long suspended;
  private long suspendedAt = -1;
  private long gridVersion = -1;
  private int crashAfterEffects = -1;

  SimulatedProcess(World world, int host) {
    this.world = world;
    this.host = host;
    this.born = world.now();
    this.connections = new SimulatedProcess[world.plan.hosts()];
    this.attempts = new int[world.plan.hosts()];
    this.rate = 1 + (world.random.nextDouble() * 2 - 1) * World.TIMING.driftPermille() / 2000.0;
    NodeId id = new NodeId(new UUID(world.random.nextLong(), world.random.nextLong() & ~0xFFFL));
    Member self = new Member(
        id, "node-" + host, World.address(host), new UUID(world.random.nextLong(), host), SETTINGS);
    Setup setup = new Setup(
        World.TIMING,
        new Hosts(world.addresses(), world.plan.quorum()),
        Specs.of(children()),
        world.plan.tieBreaker(),
        world.isAvailable(),
        world.limits());
    this.state = new State(setup, self, time());
    world.register(id, this);
  }

  private List<Child> children() {
    List<Child> children = new ArrayList<>();
    for (int segment = 0; segment < World.SEGMENTS; segment++) {
      children.add(new Child("child-" + segment, "child", segment, segment));
      if (world.plan.hasTwins()) {
        children.add(new Child("twin-" + segment, "twin", segment, segment));
      }
    }
    children.add(new Child("watch@" + host, "watch", 0, Child.LOCAL));
    return children;
  }

  NodeId id() {
    return state.id();
  }

  int host() {
    return host;
  }

  boolean isAlive() {
    return alive;
  }

  State state() {
    return state;
  }

  /** The state as it would be if something happened now. */
  State stateNow() {
    return state.at(time());
  }

  /** From now on that child never stops. */
  void stick(String child) {
    stuck.add(child);
  }

  boolean isPaused() {
    return pausedUntil > world.now();
  }

  Map<String, Token> running() {
    return running;
  }

  Set<NodeId> up() {
    return up;
  }

  Time time() {
    return timeAt(world.now());
  }

  private Time timeAt(long moment) {
    long mono = (long) ((moment - born - suspended) * rate) + 1_000;
    return new Time(mono, 1_000_000 + moment);
  }

  boolean isLeased() {
    return alive && time().isBefore(leaseUntil);
  }

  @Override
  public String toString() {
    return "n" + host + "#" + id();
  }

  // ---- life

  void every(int period, int jitter, Runnable what) {
    world.after(period + world.random.nextInt(2 * jitter) - jitter, () -> {
      if (alive) {
        what.run();
        every(period, jitter, what);
      }
    });
  }

  void die() {
    alive = false;
    running.clear();
  }

  /** Stands still; a suspended one does not even see its monotonic clock go on. */
  void pause(int millis, boolean clocksToo) {
    if (!isPaused()) {
      pausedUntil = world.now() + millis;
      if (clocksToo) {
        suspendedAt = world.now();
      }
      world.after(millis, this::goOn);
    }
  }

  void wake() {
    pausedUntil = Math.min(pausedUntil, world.now());
    goOn();
  }

  /** Takes what has come in the meantime, in its order. */
  private void goOn() {
    if (suspendedAt >= 0 && !isPaused()) {
      suspended += world.now() - suspendedAt;
      suspendedAt = -1;
    }
    while (alive && !isPaused() && !asleep.isEmpty()) {
      asleep.remove().run();
    }
  }

  void crashAfterEffects(int count) {
    crashAfterEffects = count;
  }

  void whenAwake(Runnable what) {
    if (!alive) {
      return;
    }
    if (isPaused() || !asleep.isEmpty()) {
      asleep.add(what);
    } else {
      what.run();
    }
  }

  // ---- connections

  boolean isConnectedTo(SimulatedProcess other) {
    return connections[other.host] == other || other.connections[host] == this;
  }

  void connected(SimulatedProcess there) {
    connections[there.host] = there;
  }

  /** Begins an attempt, which takes the place of one that is under way: each address has one at a time. */
  void dial(int to) {
    whenAwake(() -> {
      attempts[to]++;
      world.wire.dial(this, to, attempts[to]);
    });
  }

  /** The end of an attempt, if it is still the present one. */
  void dialled(int to, int attempt, Event found) {
    whenAwake(() -> {
      if (attempts[to] == attempt) {
        attempts[to]++;
        step(found);
      }
    });
  }

  /** Dials whoever is not connected, or has not been heard for a while. */
  void dialIfNeeded(int to) {
    SimulatedProcess there = connections[to];
    boolean silent = there == null
        || !there.isAlive()
        || state.mono() - state.peers().lastHeard(there.id()) > World.TIMING.renewEvery() * 3 / 2;
    if (silent) {
      dial(to);
    }
  }

  // ---- inputs and effects

  /** A message to one life of this process. Who is sent one by a life it has not met looks who is there. */
  void takeFor(NodeId life, NodeId sender, Message message) {
    whenAwake(() -> {
      if (!id().equals(life)) {
        return;
      }
      step(new Input.Received(sender, message));
      SimulatedProcess from = world.process(sender);
      if (from != null
          && from != this
          && !sender.equals(state.peers().at(World.address(from.host)))) {
        dial(from.host);
      }
    });
  }

  void take(Event event) {
    whenAwake(() -> step(event));
  }

  /** The grid never tells of an older state after a newer one. */
  void takeIfNewer(long version, Event event) {
    whenAwake(() -> {
      if (version > gridVersion) {
        gridVersion = version;
        step(event);
      }
    });
  }

  private void step(Event event) {
    if (world.tracing() && !(event instanceof Input.Tick)) {
      world.trace(this + " < " + event);
    }
    perform(Protocol.step(state, new Input(time(), event)));
    if (alive && state.standing() == Standing.GONE) {
      world.kill(host, "it has left");
    }
  }

  private void perform(Step step) {
    Epoch before = state.base();
    state = step.state();
    EpochRecord epoch = state.epoch();
    if (epoch != null && !epoch.epoch().equals(before)) {
      world.installed(before, epoch);
    }
    for (Effect effect : step.effects()) {
      if (crashAfterEffects == 0) {
        world.kill(host, "in the middle of a step");
      }
      if (!alive) {
        return;
      }
      if (crashAfterEffects > 0) {
        crashAfterEffects--;
      }
      perform(effect);
    }
  }

  private void perform(Effect effect) {
    if (world.tracing()) {
      world.trace(this + " > " + effect);
    }
    if (effect instanceof Send send) {
      if (!world.strikes.atSending(this, send.message())) {
        world.wire.send(this, send.to(), send.message());
      }
    } else if (effect instanceof LeaseValid valid) {
      leaseUntil = valid.until();
      world.invariants.leased(this);
    } else if (effect instanceof Start start) {
      started(start);
    } else if (effect instanceof Stop stop && !stuck.contains(stop.child().name())) {
      world.after(
          world.random.nextInt(15), () -> ended(new ChildEnded(stop.child(), stop.token(), 1)));
    } else if (effect instanceof RestartAfter restart) {
      world.after(
          restart.millis() / 10, () -> take(new RestartDue(restart.child(), restart.token())));
    } else if (effect instanceof NewLife life) {
      world.register(life.self(), this);
      world.closeConnectionsTo(this);
    } else if (effect instanceof MembersChanged change) {
      world.invariants.membersChanged(this, change);
    } else if (effect instanceof Effect.Refused refused) {
      throw new Violation("AWAY", this + " is sent away: " + refused.reason());
    }
  }

  private void started(Start start) {
    world.invariants.starting(this, start.child().name(), start.token());
    running.put(start.child().name(), start.token());
    world.after(
        world.random.nextInt(10), () -> take(new ChildStarted(start.child(), start.token())));
    if (!world.healed() && world.random.nextInt(40) == 0) {
      world.after(
          world.random.nextInt(60), () -> ended(new ChildEnded(start.child(), start.token(), 1)));
    }
  }

  private void ended(ChildEnded ended) {
    whenAwake(() -> {
      if (running.remove(ended.child().name(), ended.token())) {
        step(ended);
      }
    });
  }

  @Nullable
  Token tokenOf(String child) {
    return running.get(child);
  }
}
