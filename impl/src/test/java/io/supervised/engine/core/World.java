package io.supervised.engine.core;

import io.supervised.engine.core.Input.GridChanged;
import io.supervised.engine.core.Input.Leave;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Hosts, a network and a clock, in one thread: a schedule runs the same way each time. Hosts run one process each; a process
 * is a node in one or more of its lives. Times are milliseconds of the world.
 */
final class World {

  static final int SEGMENTS = 4;
  static final Timing TIMING = new Timing(300, 24, 20);
  private static final List<Address> ADDRESSES =
      IntStream.range(0, 6).mapToObj(host -> new Address("h" + host, 1)).toList();
  private static final int TICK = 20;
  private static final int DIAL = 30;
  private static final int MOST_EVENTS = 200_000;
  private static final Set<Plan.Family> UNLIMITED =
      EnumSet.of(Plan.Family.REGISTRY, Plan.Family.FOUNDING);
  private static final MoveLimits NO_LIMITS = new MoveLimits(SEGMENTS, 0, 0, 100);

  final Plan plan;
  final SplittableRandom random;
  final Invariants invariants;
  final Wire wire;
  final Strikes strikes;
  final @Nullable SimulatedProcess[] processes;
  private final Agenda agenda = new Agenda();
  private final Map<NodeId, SimulatedProcess> byId = new HashMap<>();
  private final @Nullable DataGrid registry;
  private final @Nullable Consumer<String> trace;
  private int events;
  private int shift;
  private boolean healed;
  private MoveLimits limits;

  World(Plan plan, @Nullable Consumer<String> trace) {
    this.plan = plan;
    this.trace = trace;
    this.random = new SplittableRandom(plan.seed() ^ 0x5DEECE66DL);
    this.invariants = new Invariants(this);
    this.wire = new Wire(this);
    this.strikes = new Strikes(this);
    this.processes = new SimulatedProcess[plan.hosts()];
    this.limits = UNLIMITED.contains(plan.family()) ? NO_LIMITS : limits(plan.seed());
    this.registry = plan.family() == Plan.Family.REGISTRY ? new DataGrid(this) : null;
  }

  /** What goes wrong with data, and at the founding, shows where everything moves at once. Of the others some schedules have no limits to speak of, others move one segment at a time, with pauses and delays. */
  private static MoveLimits limits(long seed) {
    return new MoveLimits(
        1 + Math.floorMod(seed, SEGMENTS),
        Math.floorMod(seed, 3) * 15L,
        Math.floorMod(seed, 5) * 40L,
        100);
  }

  MoveLimits limits() {
    return limits;
  }

  /** For all nodes that start from now on. */
  void limit(MoveLimits others) {
    limits = others;
  }

  long now() {
    return agenda.now();
  }

  /** Whether parts of a divided cluster all go on, so that nothing runs once only. */
  boolean isAvailable() {
    return plan.family() == Plan.Family.AVAILABLE;
  }

  boolean healed() {
    return healed;
  }

  boolean tracing() {
    return trace != null;
  }

  void trace(String line) {
    if (trace != null) {
      trace.accept(String.format("%6d %s", now(), line));
    }
  }

  void after(long delay, Runnable what) {
    agenda.plan(now() + Math.max(0, delay), what);
  }

  void run(long end) {
    for (Runnable next = agenda.next(end); next != null; next = agenda.next(end)) {
      next.run();
      if (++events > MOST_EVENTS) {
        throw new Violation("L1", "no end of events");
      }
    }
  }

  void installed(Epoch before, EpochRecord epoch) {
    if (registry != null) {
      registry.installed(before, epoch);
    }
  }

  /** What must hold once everything has settled, of the data. */
  void checkData() {
    if (registry != null) {
      registry.check();
    }
  }

  int events() {
    return events;
  }

  // ---- hosts

  List<Address> addresses() {
    return ADDRESSES.subList(0, plan.hosts());
  }

  static Address address(int host) {
    return ADDRESSES.get(host);
  }

  void boot(int host) {
    if (processes[host] != null) {
      return;
    }
    SimulatedProcess process = new SimulatedProcess(this, host);
    processes[host] = process;
    trace("n" + host + " boots as " + process.id());
    process.every(TICK, 4, () -> process.take(new Input.Tick()));
    for (int other = 0; other < plan.hosts(); other++) {
      if (other != host) {
        int to = other;
        process.every(DIAL, 10, () -> process.dialIfNeeded(to));
        process.dial(to);
      }
    }
    if (plan.isDrainedInTheEnd(host) && healed) {
      process.take(new Input.Drain(true));
    }
    gridChanges();
  }

  void kill(int host, String why) {
    SimulatedProcess process = processes[host];
    if (process == null) {
      return;
    }
    trace("n" + host + " dies: " + why);
    process.die();
    processes[host] = null;
    closeConnectionsTo(process);
    gridChanges();
    if (healed) {
      after(50, () -> boot(host));
    }
  }

  /** Everybody who can see the sockets of a process close looks again who is there. */
  void closeConnectionsTo(SimulatedProcess gone) {
    for (SimulatedProcess other : processes) {
      if (other != null && other != gone && other.isConnectedTo(gone)) {
        if (!wire.isCut(gone, other)) {
          after(1 + random.nextInt(5), () -> other.dial(gone.host()));
        }
      }
    }
  }

  /** A graceful stop; the adapter waits for a while, and then goes anyway. */
  void stop(int host) {
    SimulatedProcess process = processes[host];
    if (process == null) {
      return;
    }
    trace("n" + host + " is to leave");
    process.take(new Leave());
    after(400 + random.nextInt(200), () -> {
      if (process.isAlive() && process.state().hasNothingLeftToStop()) {
        process.take(new Input.End());
      }
    });
    after(900, () -> {
      if (process.isAlive()) {
        kill(host, "its patience is over");
      }
    });
  }

  void register(NodeId id, SimulatedProcess process) {
    byId.put(id, process);
  }

  @Nullable
  SimulatedProcess process(NodeId id) {
    return byId.get(id);
  }

  int host(NodeId id) {
    SimulatedProcess process = byId.get(id);
    return process == null ? -1 : process.host();
  }

  // ---- the data grid

  /** Each node hears of the grid's new members at a time of its own; unless the registry is played too, and does so. */
  void gridChanges() {
    if (registry != null) {
      registry.rehash();
      return;
    }
    List<SimulatedProcess> members = living();
    Placement placement = placement(members);
    long version = agenda.planned();
    Set<UUID> data = new HashSet<>();
    members.forEach(member -> data.add(member.state().self().data()));
    GridView view = new GridView(version, data);
    for (SimulatedProcess process : members) {
      after(
          5 + random.nextInt(healed ? 40 : 150),
          () -> process.takeIfNewer(version, new GridChanged(placement, view)));
    }
  }

  Placement placement(List<SimulatedProcess> members) {
    return new Grid(this, members, shift);
  }

  List<SimulatedProcess> living() {
    List<SimulatedProcess> living = new ArrayList<>();
    for (SimulatedProcess process : processes) {
      if (process != null) {
        living.add(process);
      }
    }
    return living;
  }

  /** The hash wants each segment elsewhere. */
  void rehash(int by) {
    shift = by;
    gridChanges();
  }

  void onProcess(int host, Consumer<SimulatedProcess> what) {
    SimulatedProcess process = processes[host];
    if (process != null) {
      what.accept(process);
    }
  }

  /** No more faults; whoever is down or hangs comes back. */
  void heal() {
    healed = true;
    trace("heal");
    for (int host = 0; host < plan.hosts(); host++) {
      boolean drained = plan.isDrainedInTheEnd(host);
      onProcess(host, process -> process.take(new Input.Drain(drained)));
    }
    wire.heal();
    shift = 0;
    for (int host = 0; host < plan.hosts(); host++) {
      boot(host);
      onProcess(host, SimulatedProcess::wake);
    }
    gridChanges();
  }
}
