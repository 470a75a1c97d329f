package io.supervised.engine.call;

import io.supervised.engine.child.CallChains;
import io.supervised.engine.child.Callee;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import io.supervised.engine.core.NodeId;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A node as far as calls go. Its clock shows another time than the others', and runs a little faster or slower. */
final class SimulatedNode implements Whereabouts, FrameChannel {

  private static final double GREATEST_DRIFT = 0.004;
  private static final CallOptions OPTIONS =
      new CallOptions(Duration.ofSeconds(5), 10_000, 10_000, List.of());

  private final CallWorld world;
  private final int index;
  private final NodeId id;
  private final long offset;
  private final double rate;
  private final CallExchange calls;
  private final Map<SimulatedNode, Long> lastArrivals = new HashMap<>();
  private final Set<NodeId> known = new HashSet<>();
  private @Nullable SimulatedNode believed;
  private long beliefs;
  private @Nullable SimulatedChild child;
  private boolean alive = true;

  SimulatedNode(CallWorld world, int index) {
    this.world = world;
    this.index = index;
    this.id = new NodeId(new UUID((index + 1L) << 32, index));
    this.offset = world.random.nextLong(1L << 40);
    this.rate = 1 + (world.random.nextDouble() * 2 - 1) * GREATEST_DRIFT;
    this.calls = new CallExchange(
        OPTIONS,
        this,
        this::running,
        List.of(CallWorld.Diary.class),
        new CallChains(),
        new Codec(
            AllowList.of(List.of(CallWorld.Diary.class), List.of()),
            CallWorld.class.getClassLoader(),
            OPTIONS.maxBytes(),
            References.NONE),
        this,
        (millis, what) -> world.after(millis * 1_000_000L, () -> whenAlive(what)),
        Runnable::run,
        Runnable::run,
        this::clock);
    sweep();
  }

  void meet(SimulatedNode other) {
    known.add(other.id);
  }

  private void sweep() {
    calls.sweep();
    world.after(world.upTo(20), () -> whenAlive(this::sweep));
  }

  long clock() {
    return offset + (long) (world.now() * rate);
  }

  private void whenAlive(Runnable what) {
    if (alive) {
      what.run();
    }
  }

  CallExchange calls() {
    return calls;
  }

  boolean isAlive() {
    return alive;
  }

  // ---- the child

  private @Nullable Callee running(String name) {
    SimulatedChild here = child;
    return here != null && here.isRunning() ? here : null;
  }

  boolean hasChild() {
    return child != null;
  }

  void startChild() {
    if (!alive) {
      return;
    }
    child = new SimulatedChild(world);
    world.after(world.upTo(1), () -> whenAlive(() -> calls.started(CallWorld.CHILD)));
  }

  /** Stops it; what it is told to do then happens once it has. */
  void stopChild(Runnable then) {
    SimulatedChild stopping = child;
    if (stopping != null) {
      stopping.stop(() -> {
        child = null;
        then.run();
      });
    }
  }

  /** Hears where the child is, unless it has heard something newer. */
  void believe(SimulatedNode holder, long version) {
    if (version > beliefs) {
      beliefs = version;
      believed = holder;
    }
  }

  // ---- ends

  void die() {
    alive = false;
    if (child != null) {
      child.die();
    }
    child = null;
  }

  /** Leaves; what it is told to do then happens once all others know. */
  void leave(Runnable then) {
    var unused = calls.leave().thenRun(then);
  }

  void hearOfEnd(SimulatedNode gone) {
    if (alive) {
      known.remove(gone.id);
      calls.gone(Set.of(gone.id));
    }
  }

  // ---- what calls know

  @Override
  public NodeId self() {
    return id;
  }

  @Override
  public Set<NodeId> members() {
    return known;
  }

  @Override
  public @Nullable NodeId hostOf(String name) {
    return believed == null ? null : believed.id;
  }

  @Override
  public boolean lacks(String name) {
    return !name.equals(CallWorld.CHILD) && id.equals(hostOf(name));
  }

  @Override
  public Optional<String> givenUp(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> elsewhere(String name) {
    return Optional.empty();
  }

  @Override
  public void learn(String name, String where) {
    throw new AssertionError("nothing is elsewhere");
  }

  @Override
  public void forget(String name) {
    // nothing is elsewhere
  }

  @Override
  public boolean hasLostQuorum() {
    return false;
  }

  @Override
  public @Nullable UUID addressOf(NodeId node) {
    return known.contains(node) ? node.incarnation() : null;
  }

  @Override
  public String nameOf(NodeId node) {
    return node.toString();
  }

  // ---- the channel: in order between two nodes, now and then something comes twice

  @Override
  public boolean send(UUID to, byte[] frame) {
    for (SimulatedNode other : world.nodes) {
      if (other.id.incarnation().equals(to)) {
        long arrival = Math.max(
            other.lastArrivals.getOrDefault(this, 0L) + 1, world.now() + world.travelTime());
        other.lastArrivals.put(this, arrival);
        deliver(other, frame, arrival);
        if (world.random.nextInt(20) == 0) {
          long again = arrival + world.upTo(30);
          deliver(other, frame, again);
        }
        return true;
      }
    }
    return false;
  }

  private void deliver(SimulatedNode other, byte[] frame, long arrival) {
    world.after(
        arrival - world.now(),
        () -> other.whenAlive(() -> other.calls.receive(id.incarnation(), frame, 0, frame.length)));
  }

  @Override
  public String toString() {
    return "n" + index;
  }
}
