package io.supervised.engine.core;

import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.GridChanged;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Met;
import io.supervised.engine.core.Input.Refused;
import io.supervised.engine.core.Plan.Fault;
import io.supervised.engine.core.Plan.Kind;
import java.util.ArrayList;
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

  final Plan plan;
  final SplittableRandom random;
  final Invariants invariants;
  final boolean[][] cut;
  final @Nullable SimulatedProcess[] processes;
  private final Agenda agenda = new Agenda();
  private final Map<NodeId, SimulatedProcess> byId = new HashMap<>();
  private final TieBreaker tieBreaker = new TieBreaker();
  private final @Nullable DataGrid registry;
  private final @Nullable Consumer<String> trace;
  private final Script script;
  private Plan.Weather weather;
  private int events;
  private int shift;
  private int strikes;
  private boolean healed;

  World(Plan plan, @Nullable Consumer<String> trace) {
    this.plan = plan;
    this.trace = trace;
    this.random = new SplittableRandom(plan.seed() ^ 0x5DEECE66DL);
    this.invariants = new Invariants(this);
    this.cut = new boolean[plan.hosts()][plan.hosts()];
    this.processes = new SimulatedProcess[plan.hosts()];
    this.weather = plan.weather();
    this.script = plan.family().script();
    this.registry = plan.family() == Plan.Family.REGISTRY ? new DataGrid(this) : null;
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
        if (!cut[gone.host()][other.host()]) {
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

  // ---- network

  void send(SimulatedProcess from, NodeId to, Message message) {
    if (to.equals(NodeId.TIE_BREAKER)) {
      askTieBreaker(from, message);
      return;
    }
    SimulatedProcess receiver = byId.get(to);
    if (receiver == null || random.nextInt(100) < lossOf(message)) {
      return;
    }
    int copies = random.nextInt(100) < weather.doubled() ? 2 : 1;
    NodeId sender = from.id();
    for (int copy = 0; copy < copies; copy++) {
      int slow = random.nextInt(100) < weather.slow() ? random.nextInt(400) : 0;
      after(1 + random.nextInt(4) + slow, () -> {
        if (!cut[from.host()][receiver.host()] && receiver.isAlive()) {
          receiver.takeFor(to, sender, message);
        }
      });
    }
  }

  private int lossOf(Message message) {
    boolean starved =
        weather.starvedLost() > 0 && message.getClass().getSimpleName().equals(weather.starved());
    return starved ? weather.starvedLost() : weather.lost();
  }

  private void askTieBreaker(SimulatedProcess from, Message message) {
    NodeId sender = from.id();
    after(1 + random.nextInt(10), () -> {
      Message answer = tieBreaker.answer(message);
      if (answer != null) {
        after(1 + random.nextInt(10), () -> from.takeFor(sender, NodeId.TIE_BREAKER, answer));
      }
    });
  }

  /** An attempt to connect, as seen from {@code from}. */
  void dial(SimulatedProcess from, int host, int attempt) {
    Time begun = from.time();
    after(1 + random.nextInt(2), () -> {
      if (cut[from.host()][host]) {
        return;
      }
      SimulatedProcess there = processes[host];
      if (there == null) {
        if (!plan.strict()) {
          int late = random.nextInt(100) < weather.slow() ? random.nextInt(400) : 0;
          after(late, () -> back(from, host, () -> from.take(new Refused(address(host), begun))));
        }
        return;
      }
      there.whenAwake(() -> {
        Event met = new Met(address(host), there.id());
        back(from, host, () -> {
          from.connected(there);
          from.dialled(host, attempt, met);
        });
      });
    });
  }

  private void back(SimulatedProcess to, int from, Runnable arrives) {
    after(1 + random.nextInt(2), () -> {
      if (!cut[from][to.host()] && to.isAlive()) {
        arrives.run();
      }
    });
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

  /** Whether both would find each other in one group. */
  boolean areConnected(SimulatedProcess one, SimulatedProcess other) {
    return one.isAlive()
        && other.isAlive()
        && !one.isPaused()
        && !other.isPaused()
        && !cut[one.host()][other.host()]
        && !cut[other.host()][one.host()];
  }

  // ---- faults

  void schedule(Fault fault) {
    agenda.plan(fault.at(), () -> {
      if (!healed) {
        strike(fault);
      }
    });
  }

  void strike(Fault fault) {
    int host = fault.host();
    int duration = fault.duration();
    boolean quick = (fault.bits() & 1) == 0;
    if (tracing()) {
      trace("fault " + fault);
    }
    switch (fault.kind()) {
      case KILL -> {
        kill(host, "killed");
        after(quick ? 5 + duration / 30 : duration, () -> boot(host));
      }
      case KILL_TWO -> {
        kill(host, "killed");
        kill(fault.other(), "killed");
        after(quick ? 5 + duration / 30 : duration, () -> boot(host));
        after(quick ? 9 + duration / 25 : duration, () -> boot(fault.other()));
      }
      case PAUSE -> onProcess(host, process -> process.pause(duration, false));
      case SUSPEND -> onProcess(host, process -> process.pause(duration, true));
      case SPLIT -> cut((from, to) -> ((fault.bits() >> from) & 1) != ((fault.bits() >> to) & 1));
      case MUTE -> cut((from, to) -> from == host);
      case DEAF -> cut((from, to) -> to == host);
      case ISOLATE -> cut((from, to) -> (from == host) != (to == host));
      case TANGLE -> cut((from, to) -> ((fault.bits() >> (from * plan.hosts() + to)) & 3) == 0);
      case JOIN_UP -> cut((from, to) -> false);
      case STOP -> {
        stop(host);
        after(100 + duration, () -> boot(host));
      }
      case REHASH -> {
        shift = (int) (fault.bits() & 7);
        gridChanges();
      }
      case CRASH_IN_STEP -> {
        onProcess(host, process -> process.crashAfterEffects((int) (fault.bits() & 3)));
        after(50 + duration, () -> boot(host));
      }
      case BOOT -> boot(host);
      case LOSE_TIE_BREAKER -> {
        tieBreaker.reachable = false;
        after(duration, () -> tieBreaker.reachable = true);
      }
    }
  }

  private void onProcess(int host, Consumer<SimulatedProcess> what) {
    SimulatedProcess process = processes[host];
    if (process != null) {
      what.accept(process);
    }
  }

  /** Which links are cut. */
  interface Link {
    boolean isCut(int from, int to);
  }

  void cut(Link link) {
    for (int from = 0; from < plan.hosts(); from++) {
      for (int to = 0; to < plan.hosts(); to++) {
        cut[from][to] = from != to && link.isCut(from, to);
      }
    }
  }

  /** The adversary strikes at a node that is just sending; true if the message does not get out. */
  boolean strikesAt(SimulatedProcess sender, Message message) {
    if (!healed && script.onSend(this, sender, message)) {
      return true;
    }
    Plan.Adversary adversary = plan.adversary();
    if (healed
        || adversary.percent() == 0
        || !message.getClass().getSimpleName().equals(adversary.onMessage())
        || strikes >= adversary.most()
        || random.nextInt(100) >= adversary.percent()) {
      return false;
    }
    strikes++;
    List<Kind> kinds = List.copyOf(adversary.strikes());
    Kind kind = kinds.get(random.nextInt(kinds.size()));
    boolean before = random.nextBoolean();
    long bits = adversary.bits() == 0 ? random.nextLong() : adversary.bits();
    Fault fault = new Fault((int) now(), kind, sender.host(), 0, random.nextInt(900), bits);
    if (before) {
      strike(fault);
      return kind == Kind.KILL;
    }
    after(0, () -> {
      if (!healed) {
        strike(fault);
      }
    });
    return false;
  }

  void heal() {
    healed = true;
    trace("heal");
    cut((from, to) -> false);
    weather = Plan.Weather.FAIR;
    shift = 0;
    tieBreaker.reachable = true;
    for (int host = 0; host < plan.hosts(); host++) {
      boot(host);
      onProcess(host, SimulatedProcess::wake);
    }
    gridChanges();
  }

  /** A row in a database, with a connection that can be lost. */
  private static final class TieBreaker {
    private Acceptor row = Acceptor.of(Epoch.NONE);
    private boolean reachable = true;

    @Nullable
    Message answer(Message question) {
      if (!reachable) {
        return null;
      }
      Verdict verdict = Verdict.on(row, question);
      row = verdict.row();
      return verdict.answer();
    }
  }

  static Event tick() {
    return new Input.Tick();
  }
}
