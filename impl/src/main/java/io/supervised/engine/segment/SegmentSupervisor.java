package io.supervised.engine.segment;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Token;
import io.supervised.engine.child.Ending;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.state.Snapshot;
import io.supervised.event.ChildEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Supervises the children of one segment, for as long as this node holds it under one grant. It may be opened and closed several
 * times, with the node's lease, and keeps counting.
 *
 * <p>What it does is a function of what it is told: it has no clock, thread or I/O. Not thread-safe, but for {@link #lacks} and {@link
 * #isOpen}.
 */
final class SegmentSupervisor {

  private enum Phase {
    CLOSED,
    LOADING,
    OPEN,
    CLOSING
  }

  private static final StoredSpec NO_SPEC = new StoredSpec(
      "",
      Restart.TEMPORARY,
      new RestartLimit(0, Duration.ofMillis(1)),
      StoredSpec.DEFAULT_STOP,
      StoredSpec.ANYWHERE,
      new byte[0]);
  private static final ChildEntry NOTHING =
      new ChildEntry(new Wish.Ended(new UUID(0, 0)), Version.NONE, Version.NONE, null);

  private final Map<String, Declared> declared;
  private final Grant grant;
  private final Surroundings around;
  private final Map<String, Ward> wards = new ConcurrentHashMap<>();

  /** What does not run. What is here of a name that has a ward is old; it stays, for a reader who missed the ward. */
  private final Map<String, ChildEntry> resting = new ConcurrentHashMap<>();

  private final Set<String> stopping = new HashSet<>(); // while it is being closed
  private volatile Phase phase = Phase.CLOSED;
  private long starts; // of children that are over

  SegmentSupervisor(List<Declared> declared, Token grant, Surroundings around) {
    this.declared = declared.stream()
        .collect(Collectors.toMap(
            Declared::name, child -> child, (one, other) -> one, LinkedHashMap::new));
    this.grant = new Grant(grant);
    this.around = around;
  }

  boolean isUnder(Token token) {
    return grant.made(token);
  }

  boolean isClosed() {
    return phase == Phase.CLOSED;
  }

  boolean isOpen() {
    return phase == Phase.OPEN;
  }

  /** Whether there surely is no child of that name; for any thread. */
  boolean lacks(String child) {
    if (phase != Phase.OPEN) {
      return false;
    }
    ChildEntry known = known(child); // read once: what is wanted may change meanwhile
    return known == null || known.wish() instanceof Wish.Ended;
  }

  /** Why a child was given up; empty if it was not. For any thread. */
  Optional<String> givenUp(String child) {
    Ward ward = phase == Phase.OPEN ? wards.get(child) : null;
    return ward == null || !ward.entry().isGivenUp()
        ? Optional.empty()
        : ward.entry().child().flatMap(ChildInfo::reason);
  }

  /** Tells of the children that are active. */
  void active(Consumer<ChildEvent> consumer) {
    wards.forEach((name, ward) -> {
      Token token = ward.activeToken();
      if (token != null) {
        consumer.accept(new ChildEvent(name, ward.spec().bean(), around.self(), token));
      }
    });
  }

  // ---- from the core

  void open() {
    phase = Phase.LOADING;
    around.load();
  }

  void close() {
    if (phase == Phase.CLOSED) {
      return;
    }
    phase = Phase.CLOSING;
    wards.forEach((name, ward) -> {
      ward.unsettle();
      if (!ward.isAtRest()) {
        stopping.add(name);
      }
    });
    List.copyOf(wards.values()).forEach(ward -> {
      ward.reconcile(false);
      if (ward.isAtRest()) {
        stopping.remove(ward.name());
      }
    });
    closeIfAtRest();
  }

  private void closeIfAtRest() {
    if (phase == Phase.CLOSING && stopping.isEmpty()) {
      phase = Phase.CLOSED;
      around.closed();
    }
  }

  // ---- from the registry

  /** What the registry knows of this segment, as this node has it. */
  void loaded(Map<String, ChildEntry> entries) {
    if (phase != Phase.LOADING) {
      return;
    }
    entries.forEach(this::learn);
    declared.forEach((name, child) -> {
      if (!wards.containsKey(name) && !resting.containsKey(name)) {
        wards.put(name, Ward.declared(child, grant, around));
      }
    });
    phase = Phase.OPEN; // from here on who is not known is said not to be
    List.copyOf(wards.values()).forEach(ward -> {
      ward.writeAgain();
      look(ward);
    });
    around.opened();
  }

  /** Nothing can run without knowing what was decided. */
  void notLoaded() {
    if (phase == Phase.LOADING) {
      phase = Phase.CLOSED;
      around.closed();
    }
  }

  /** Looks again at what the registry knows, since two parts of the grid may have met. */
  void refreshed(Map<String, ChildEntry> entries) {
    if (phase == Phase.OPEN) {
      entries.forEach(this::learn);
      List.copyOf(wards.values()).forEach(this::look);
    }
  }

  private void learn(String child, ChildEntry entry) {
    Ward ward = wards.get(child);
    ChildEntry present = known(child);
    boolean unread = present != null && present.isUnread();
    if (entry.isUnread() && !unread) {
      SegmentLog.LOG.unread(child);
    }
    if (present == null || unread || entry.isNewerThan(present)) {
      adopt(child, ward, entry);
    } else if (present.isNewerThan(entry)) {
      around.put(child, present);
    }
  }

  private void adopt(String child, @Nullable Ward ward, ChildEntry entry) {
    StoredSpec spec = specOf(child, entry);
    if (spec == null) {
      return; // declared by nobody any more
    }
    if (ward != null) {
      ward.adopt(entry, spec);
    } else if (entry.runs() || entry.wish() instanceof Wish.Moved) {
      add(child, entry, spec);
    } else {
      resting.put(child, entry);
    }
  }

  private Ward add(String child, ChildEntry entry, StoredSpec spec) {
    Declared known = declared.get(child);
    int index = known == null ? around.indexOf(child) : known.index();
    Ward ward = Ward.of(child, index, entry, spec, grant, around).startingAt(starts);
    wards.put(child, ward);
    return ward;
  }

  private @Nullable StoredSpec specOf(String child, ChildEntry entry) {
    if (entry.wish() instanceof Wish.Started started) {
      return started.spec();
    } else if (entry.wish() instanceof Wish.Moved moved) {
      return moved.spec();
    }
    Declared known = declared.get(child);
    if (known != null) {
      return known.spec();
    }
    return entry.runs() ? null : NO_SPEC;
  }

  void written(String child, Version version, GridView before, GridView after) {
    forWard(child, ward -> ward.written(version, before, after));
  }

  void superseded(String child, ChildEntry by) {
    if (phase == Phase.OPEN) {
      learn(child, by);
      look(child);
    }
  }

  void unsettled(String child) {
    if (phase == Phase.OPEN) {
      forWard(child, Ward::writeAgain);
    }
  }

  // ---- from the children

  void started(String child, Token token) {
    forWard(child, ward -> ward.started(token));
  }

  void ended(String child, Token token, Ending ending) {
    forWard(child, ward -> {
      ward.ended(token, ending);
      if (ward.isAtRest()) {
        stopping.remove(child);
      }
    });
    closeIfAtRest();
  }

  /** Answers whether the tick may run, once all members know. */
  CompletionStage<Boolean> tick(String child, Token token, String method, Instant time) {
    Ward ward = phase == Phase.OPEN ? wards.get(child) : null;
    return ward == null ? CompletableFuture.completedFuture(false) : ward.tick(token, method, time);
  }

  /** An activation leaves a state to the next one; answered with whether all members have it. */
  CompletionStage<Boolean> keep(String child, Token token, Snapshot state) {
    Ward ward = wards.get(child);
    return ward == null ? CompletableFuture.completedFuture(false) : ward.keep(token, state);
  }

  void restartDue(String child, Token token) {
    forWard(child, ward -> ward.restartDue(token));
  }

  private interface Change {
    void on(Ward ward);
  }

  private void forWard(String child, Change change) {
    Ward ward = wards.get(child);
    if (ward != null) {
      change.on(ward);
      look(ward);
    }
  }

  /** Does what is to be done for a name, after something about others has changed. */
  void look(String child) {
    forWard(child, ward -> {});
  }

  /** Does what is to be done for a name, after something about it has changed. */
  void look(Ward ward) {
    ward.reconcile(phase == Phase.OPEN);
    if (ward.isOver()) {
      starts = Math.max(starts, ward.starts());
      resting.put(ward.name(), ward.entry()); // first, for who asks meanwhile whether it is there
      wards.remove(ward.name());
    }
  }

  /** A child of this segment has arrived in another one after so many moves, or that is not known. */
  void handedOver(String child, long moves, boolean arrived) {
    forWard(child, ward -> ward.handedOver(moves, arrived && mayDecide()));
  }

  // ---- for the registrar

  /** Whether something may be decided about names here and now. */
  boolean mayDecide() {
    return phase == Phase.OPEN && around.mayWrite();
  }

  /** What there is, as text, if something else is wanted; empty if both are equal by value. On the thread of the segments. */
  CompletionStage<Optional<String>> difference(StoredSpec there, StoredSpec wanted) {
    return around.difference(there, wanted);
  }

  /** What a child has left in another segment; completed on the thread of the segments. */
  CompletionStage<Optional<Wish.Kept>> stateIn(int segment, String child) {
    return around.stateIn(segment, child);
  }

  /** Keeps what a child has left in another segment; answered with whether all members have it. */
  CompletionStage<Boolean> keep(String child, Wish.Kept state) {
    Version now = grant.nextWrite();
    return around.keep(child, new ChildEntry(state, now, now, null));
  }

  ClusterNode self() {
    return around.self();
  }

  /** The name, if it runs or should, or has not quite ended. */
  @Nullable
  Ward ward(String child) {
    return wards.get(child);
  }

  /** What is known of a name; null if nothing is. For any thread. */
  @Nullable
  ChildEntry known(String child) {
    Ward ward = wards.get(child); // first, since wards that are over come to rest
    return ward == null ? resting.get(child) : ward.entry();
  }

  /** The name as something to decide about; {@link #look} is to be called afterwards. */
  Ward toDecide(String child) {
    Ward present = wards.get(child);
    if (present != null) {
      return present;
    }
    ChildEntry known = resting.get(child);
    return add(child, known == null ? NOTHING : known, NO_SPEC);
  }
}
