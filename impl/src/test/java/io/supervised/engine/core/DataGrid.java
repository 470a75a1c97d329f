package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The registry as the data grid keeps it: every process has a copy; writes go to those in the writer's view; each part of a
 * divided grid goes on by itself, and when parts meet, the entry with the greater version stays. Every process installs a view
 * at a moment of its own.
 *
 * <p>Users start and stop names at their holders, and holders touch entries by themselves, as when they count a restart: they
 * write again what they find, in a newer version; and a name of which nothing is known counts as declared, and is started.
 */
final class DataGrid {

  private static final int NAMES = 6;

  private final World world;
  private final Map<SimulatedProcess, Replica> replicas = new HashMap<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final Map<Epoch, Epoch> origins = new HashMap<>();
  private long views;
  private long operations;

  DataGrid(World world) {
    this.world = world;
    pace();
  }

  /** The moment of a write: by which grant, and the how manieth. */
  private record Write(GrantId grant, long sequence) implements Comparable<Write> {

    /** Of what nobody has said. */
    static final Write NONE = new Write(new GrantId(Epoch.NONE, 0), 0);

    @Override
    public int compareTo(Write other) {
      int order = grant.compareTo(other.grant);
      return order == 0 ? Long.compare(sequence, other.sequence) : order;
    }
  }

  /**
   * A name's entry. The newer operation counts first, and then the newer write: a cluster that was begun while the only node that
   * knew of an operation hung has notes of its own by the time that node is back.
   *
   * @param operation what the user last did to the name, with {@code done}, when it was done
   */
  private record Entry(long operation, Write done, Write written) {
    boolean isNewerThan(@Nullable Entry other) {
      if (other == null) {
        return true;
      }
      int order = done.compareTo(other.done);
      return order > 0 || (order == 0 && written.compareTo(other.written) > 0);
    }
  }

  private static final class Replica {
    private final Map<Integer, Entry> entries = new TreeMap<>();
    private long view;
    private Set<SimulatedProcess> members = Set.of();
    private long sequence;
  }

  /**
   * An operation that the user was told is done.
   *
   * @param origin of the cluster in which it was done
   * @param by who had it then
   */
  private record Acknowledged(int name, long operation, Epoch origin, Set<SimulatedProcess> by) {

    boolean isKnownToTheLiving() {
      return by.stream().anyMatch(SimulatedProcess::isAlive);
    }
  }

  /**
   * A member goes on from one epoch to the next, and a first epoch has its origin in itself. Whoever joins is not the first to
   * install an epoch: the leader is.
   */
  void installed(Epoch before, EpochRecord epoch) {
    Epoch origin = before.equals(Epoch.NONE) ? epoch.epoch() : origins.get(before);
    origins.putIfAbsent(epoch.epoch(), Objects.requireNonNull(origin));
  }

  private Epoch originOf(SimulatedProcess member) {
    return Objects.requireNonNull(origins.get(member.state().base()));
  }

  private void pace() {
    world.after(20 + world.random.nextInt(20), () -> {
      look();
      if (world.random.nextInt(2) == 0) {
        useOnce();
      }
      pace();
    });
  }

  private Replica of(SimulatedProcess process) {
    return replicas.computeIfAbsent(process, none -> new Replica());
  }

  // ---- views

  /** Whoever can reach each other becomes a view, if it is not one already. */
  private void look() {
    List<SimulatedProcess> left = new ArrayList<>(world.living());
    while (!left.isEmpty()) {
      SimulatedProcess first = left.remove(0);
      Set<SimulatedProcess> group = new LinkedHashSet<>(Set.of(first));
      left.removeIf(other -> world.wire.areConnected(first, other) && group.add(other));
      boolean changed = group.stream().anyMatch(member -> !of(member).members.equals(group));
      if (changed) {
        long number = ++views;
        group.forEach(
            member -> world.after(world.random.nextInt(60), () -> install(member, number, group)));
      }
    }
  }

  private void install(SimulatedProcess process, long number, Set<SimulatedProcess> group) {
    Replica replica = of(process);
    if (!process.isAlive() || replica.view >= number) {
      return;
    }
    if (group.stream()
        .anyMatch(other ->
            other != process && other.isAlive() && !world.wire.areConnected(process, other))) {
      world.after(10, () -> install(process, number, group)); // its data can't come over yet
      return;
    }
    world.trace(process + " installs view " + number + " of " + group);
    replica.view = number;
    replica.members = group;
    process.take(new Input.GridChanged(world.placement(List.copyOf(group)), seenBy(process)));
    for (SimulatedProcess other : group) {
      if (other.isAlive() && world.wire.areConnected(process, other)) {
        merge(of(other), replica);
        merge(replica, of(other));
      }
    }
  }

  /** The hash has changed, and the members have not. */
  void rehash() {
    for (SimulatedProcess process : world.living()) {
      Set<SimulatedProcess> members = of(process).members;
      process.take(new Input.GridChanged(world.placement(List.copyOf(members)), seenBy(process)));
    }
  }

  private static void merge(Replica from, Replica to) {
    from.entries.forEach((name, entry) -> {
      if (entry.isNewerThan(to.entries.get(name))) {
        to.entries.put(name, entry);
      }
    });
  }

  // ---- writes

  /** A user does something to a name, or a holder touches it. */
  private void useOnce() {
    int name = world.random.nextInt(NAMES);
    int segment = name % World.SEGMENTS;
    List<SimulatedProcess> living = world.living();
    if (living.isEmpty()) {
      return;
    }
    SimulatedProcess holder = living.get(world.random.nextInt(living.size()));
    holder.whenAwake(() -> {
      if (!WriteRule.mayWrite(holder.stateNow(), segment)) {
        return;
      }
      Replica replica = of(holder);
      Entry present = replica.entries.get(name);
      boolean touch = world.random.nextInt(3) > 0;
      if (touch) {
        checkKnowledge(holder, name, present == null ? 0 : present.operation());
      }
      GrantId grant = Objects.requireNonNull(holder.state().holdings().claims().get(segment));
      Write now = new Write(grant, ++replica.sequence);
      Entry next = touch ? touched(present, now) : new Entry(++operations, now, now);
      world.trace(holder + (touch ? " touches " : " writes ") + "name " + name + ": " + next
          + " in view " + replica.view);
      write(holder, name, segment, next, !touch);
    });
  }

  private static Entry touched(@Nullable Entry present, Write now) {
    return present == null
        ? new Entry(0, Write.NONE, now)
        : new Entry(present.operation(), present.done(), now);
  }

  private void write(SimulatedProcess holder, int name, int segment, Entry entry, boolean byUser) {
    Replica replica = of(holder);
    long view = replica.view;
    Set<SimulatedProcess> members = replica.members;
    GridView before = seenBy(holder);
    replica.entries.put(name, entry);
    Set<SimulatedProcess> missing = new HashSet<>(members);
    for (SimulatedProcess member : members) {
      world.after(
          world.random.nextInt(5),
          () -> member.whenAwake(() -> {
            if (of(member).view == view
                && (member == holder || world.wire.areConnected(holder, member))) {
              if (entry.isNewerThan(of(member).entries.get(name))) {
                of(member).entries.put(name, entry);
              }
              missing.remove(member);
              if (missing.isEmpty() && byUser) {
                conclude(holder, name, segment, entry, before, members);
              }
            }
          }));
    }
  }

  private void conclude(
      SimulatedProcess holder,
      int name,
      int segment,
      Entry entry,
      GridView before,
      Set<SimulatedProcess> members) {
    world.after(
        1 + world.random.nextInt(5),
        () -> holder.whenAwake(() -> {
          if (WriteRule.mayAcknowledge(holder.stateNow(), segment, before, seenBy(holder))) {
            world.trace(holder + " acknowledges " + entry + " with " + members);
            acknowledged.add(
                new Acknowledged(name, entry.operation(), originOf(holder), Set.copyOf(members)));
          }
        }));
  }

  private GridView seenBy(SimulatedProcess process) {
    Set<UUID> members = new HashSet<>();
    of(process).members.forEach(member -> members.add(member.state().self().data()));
    return new GridView(of(process).view, members);
  }

  // ---- S1 and S3

  /** Nobody acts on a name without knowing what was acknowledged before, except in a cluster begun anew. */
  private void checkKnowledge(SimulatedProcess holder, int name, long known) {
    for (Acknowledged done : acknowledged) {
      if (done.name() == name
          && done.operation() > known
          && done.origin().equals(originOf(holder))
          && done.isKnownToTheLiving()) {
        throw new Violation(
            "S3",
            holder + " acts on name " + name + " as if operation " + done.operation()
                + " had not been acknowledged");
      }
    }
  }

  /** No acknowledged operation is undone, as long as one process lives that had it. */
  void check() {
    for (Acknowledged done : acknowledged) {
      if (!done.isKnownToTheLiving()) {
        continue;
      }
      for (SimulatedProcess process : world.living()) {
        Entry entry = of(process).entries.get(done.name());
        if (entry == null || entry.operation() < done.operation()) {
          throw new Violation(
              entry == null ? "S1" : "S3",
              "operation " + done.operation() + " on name " + done.name()
                  + " was acknowledged, and " + process + " has " + entry);
        }
      }
    }
  }

  long acknowledgedCount() {
    return acknowledged.size();
  }
}
