package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.event.ChildEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * <p>What it does is a function of what it is told: it has no clock, thread or I/O. Not thread-safe, but for {@link #lacks}.
 */
final class SegmentSupervisor implements Registrar {

  private enum Phase {
    CLOSED,
    LOADING,
    OPEN,
    CLOSING
  }

  private final Map<String, Declared> declared;
  private final Grant grant;
  private final Surroundings around;
  private final Map<String, Ward> wards = new ConcurrentHashMap<>();
  private final Map<String, ChildEntry> tombstones = new HashMap<>();
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
    Ward ward = wards.get(child);
    return ward == null || !ward.isWanted();
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
    wards.values().forEach(ward -> {
      ward.unsettle();
      ward.reconcile(false);
    });
    closeIfAtRest();
  }

  private void closeIfAtRest() {
    if (phase == Phase.CLOSING && wards.values().stream().allMatch(Ward::isAtRest)) {
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
    phase = Phase.OPEN;
    entries.forEach(this::learn);
    declared.forEach((name, child) -> {
      if (!wards.containsKey(name) && !tombstones.containsKey(name)) {
        wards.put(name, Ward.declared(child, grant, around));
      }
    });
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
    ChildEntry present = ward == null ? tombstones.get(child) : ward.entry();
    if (present == null || entry.isNewerThan(present)) {
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
    } else if (entry.wish() instanceof Wish.Ended) {
      tombstones.put(child, entry);
    } else {
      tombstones.remove(child);
      add(child, entry, spec);
    }
  }

  private Ward add(String child, ChildEntry entry, StoredSpec spec) {
    Declared known = declared.get(child);
    int index = known == null ? 0 : known.index();
    Ward ward = Ward.of(child, index, entry, spec, grant, around).startingAt(starts);
    wards.put(child, ward);
    return ward;
  }

  private @Nullable StoredSpec specOf(String child, ChildEntry entry) {
    if (entry.wish() instanceof Wish.Started started) {
      return started.spec();
    }
    Declared known = declared.get(child);
    if (known != null) {
      return StoredSpec.declared(known.bean());
    }
    return entry.wish() instanceof Wish.Ended ? StoredSpec.declared("") : null;
  }

  void written(String child, Version version, GridView before, GridView after) {
    forWard(child, ward -> ward.written(version, before, after));
  }

  void superseded(String child, ChildEntry by) {
    if (phase == Phase.OPEN) {
      learn(child, by);
      forWard(child, ward -> {});
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

  void ended(String child, Token token, Exit exit, long activeMillis) {
    forWard(child, ward -> ward.ended(token, exit, activeMillis));
    closeIfAtRest();
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

  private void look(Ward ward) {
    ward.reconcile(phase == Phase.OPEN);
    if (ward.isOver()) {
      starts = Math.max(starts, ward.starts());
      tombstones.put(ward.name(), ward.entry());
      wards.remove(ward.name());
    }
  }

  // ---- from users

  @Override
  public CompletionStage<List<Reply>> start(List<StartOrder> orders) {
    List<CompletableFuture<Reply>> replies =
        orders.stream().map(order -> start(order).toCompletableFuture()).toList();
    return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
        .thenApply(done -> replies.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Reply> start(StartOrder order) {
    if (!mayDecide()) {
      return unsettled();
    }
    StoredSpec spec = StoredSpec.decoded(order.spec());
    Ward present = wards.get(order.child());
    if (present != null && present.isWanted()) {
      return whatIsThere(present, order.operation(), spec);
    }
    Ward ward = present == null ? add(order.child(), nothing(), spec) : present;
    CompletionStage<Reply> reply = ward.start(order.operation(), spec);
    tombstones.remove(order.child());
    look(ward);
    return reply;
  }

  private static CompletionStage<Reply> whatIsThere(Ward present, UUID operation, StoredSpec spec) {
    if (present.wasStartedBy(operation)) {
      return present.promise(Reply.of(Kind.DONE), true);
    }
    return present.spec().equals(spec)
        ? present.promise(Reply.of(Kind.PRESENT), true)
        : CompletableFuture.completedFuture(
            new Reply(Kind.CONFLICT, present.spec().toString()));
  }

  @Override
  public CompletionStage<Reply> terminate(String child, UUID operation) {
    if (!mayDecide()) {
      return unsettled();
    }
    Ward present = wards.get(child);
    CompletionStage<Reply> reply;
    if (present != null && present.isWanted()) {
      reply = present.terminate(operation);
    } else {
      ChildEntry tombstone = present == null ? tombstones.get(child) : present.entry();
      if (tombstone == null) {
        return CompletableFuture.completedFuture(Reply.of(Kind.ABSENT));
      }
      boolean mine =
          tombstone.wish() instanceof Wish.Ended ended && ended.operation().equals(operation);
      present = present == null ? add(child, tombstone, StoredSpec.declared("")) : present;
      reply = present.promise(Reply.of(mine ? Kind.DONE : Kind.ABSENT), present.isAtRest());
    }
    look(present);
    return reply;
  }

  @Override
  public CompletionStage<Reply> restart(String child, UUID operation) {
    if (!mayDecide()) {
      return unsettled();
    }
    Ward ward = wards.get(child);
    if (ward == null || !ward.isWanted()) {
      return CompletableFuture.completedFuture(Reply.of(Kind.ABSENT));
    }
    ward.restart();
    look(ward);
    return CompletableFuture.completedFuture(Reply.of(Kind.DONE));
  }

  private boolean mayDecide() {
    return phase == Phase.OPEN && around.mayWrite();
  }

  private static CompletionStage<Reply> unsettled() {
    return CompletableFuture.completedFuture(Reply.of(Kind.UNSETTLED));
  }

  private static ChildEntry nothing() {
    return new ChildEntry(new Wish.Ended(new UUID(0, 0)), Version.NONE, Version.NONE, null);
  }
}
