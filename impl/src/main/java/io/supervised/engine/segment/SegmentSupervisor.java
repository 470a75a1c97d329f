package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.event.ChildEvent;
import java.util.ArrayList;
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

  private static final StoredSpec NO_SPEC = StoredSpec.declared("");

  private final Map<String, Declared> declared;
  private final Grant grant;
  private final Surroundings around;
  private final Map<String, Ward> wards = new ConcurrentHashMap<>();
  private final Map<String, ChildEntry> resting = new ConcurrentHashMap<>(); // what does not run
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
    ChildEntry resting =
        this.resting.get(child); // first, since wards that are over come to rest here
    Ward ward = wards.get(child);
    ChildEntry known = ward == null ? resting : ward.entry();
    boolean elsewhere = known != null && known.wish() instanceof Wish.Placed;
    return !elsewhere && (ward == null || !ward.isWanted());
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
    ChildEntry present = ward == null ? resting.get(child) : ward.entry();
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
    } else if (runs(entry)) {
      resting.remove(child);
      add(child, entry, spec);
    } else {
      resting.put(child, entry);
    }
  }

  private static boolean runs(ChildEntry entry) {
    return entry.wish() instanceof Wish.Started || entry.wish() instanceof Wish.AsDeclared;
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
    return runs(entry) ? null : NO_SPEC;
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
      resting.put(ward.name(), ward.entry());
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
    ChildEntry known = known(order.child());
    if (known != null && known.wish() instanceof Wish.Placed placed) {
      return replied(Reply.elsewhere(placed.segment()));
    }
    Ward ward = present == null ? add(order.child(), nothing(), spec) : present;
    CompletionStage<Reply> reply = ward.start(order.operation(), spec);
    resting.remove(order.child());
    look(ward);
    return reply;
  }

  private static CompletionStage<Reply> whatIsThere(Ward present, UUID operation, StoredSpec spec) {
    if (present.wasStartedBy(operation)) {
      return present.promise(Reply.of(Kind.DONE), true);
    }
    return present.spec().equals(spec)
        ? present.promise(Reply.of(Kind.PRESENT), true)
        : replied(new Reply(Kind.CONFLICT, present.spec().toString()));
  }

  @Override
  public CompletionStage<Reply> terminate(String child, UUID operation) {
    if (!mayDecide()) {
      return unsettled();
    }
    Ward present = wards.get(child);
    if (present != null && present.isWanted()) {
      CompletionStage<Reply> reply = present.terminate(operation);
      look(present);
      return reply;
    }
    ChildEntry known = known(child);
    if (known == null) {
      return replied(Reply.of(Kind.ABSENT));
    } else if (known.wish() instanceof Wish.Placed placed) {
      return replied(Reply.elsewhere(placed.segment()));
    }
    boolean mine = known.wish() instanceof Wish.Ended ended && ended.operation().equals(operation);
    return settled(child, known, Reply.of(mine ? Kind.DONE : Kind.ABSENT));
  }

  @Override
  public CompletionStage<Reply> restart(String child, UUID operation) {
    if (!mayDecide()) {
      return unsettled();
    }
    Ward ward = wards.get(child);
    if (ward == null || !ward.isWanted()) {
      ChildEntry known = known(child);
      return replied(
          known != null && known.wish() instanceof Wish.Placed placed
              ? Reply.elsewhere(placed.segment())
              : Reply.of(Kind.ABSENT));
    }
    ward.restart();
    look(ward);
    return replied(Reply.of(Kind.DONE));
  }

  @Override
  public CompletionStage<Reply> place(String child, int segment) {
    if (!mayDecide()) {
      return unsettled();
    }
    ChildEntry known = known(child);
    if (known == null) {
      return noted(child, new Wish.Placed(segment), Reply.of(Kind.DONE));
    } else if (!(known.wish() instanceof Wish.Placed placed)) {
      return replied(new Reply(Kind.CONFLICT, "by the hash of its name"));
    } else if (placed.segment() != segment) {
      return replied(Reply.elsewhere(placed.segment()));
    }
    return settled(child, known, Reply.of(Kind.DONE));
  }

  @Override
  public CompletionStage<Reply> group(String constraint, int most) {
    if (!mayDecide()) {
      return unsettled();
    }
    ChildEntry known = known(RegistryKey.GROUPS);
    List<String> present = known != null && known.wish() instanceof Wish.Groups groups
        ? groups.constraints()
        : List.of();
    int number = present.indexOf(constraint);
    if (known != null && number >= 0) {
      return settled(RegistryKey.GROUPS, known, Reply.number(number));
    } else if (present.size() >= most) {
      return replied(new Reply(Kind.CONFLICT, present.toString()));
    }
    List<String> more = new ArrayList<>(present);
    more.add(constraint);
    return noted(RegistryKey.GROUPS, new Wish.Groups(more), Reply.number(present.size()));
  }

  /** What is known of a name; null if nothing is. */
  private @Nullable ChildEntry known(String child) {
    Ward ward = wards.get(child);
    return ward == null ? resting.get(child) : ward.entry();
  }

  /** Replies once all members know of something that does not run. */
  private CompletionStage<Reply> noted(String child, Wish wish, Reply reply) {
    Ward present = wards.get(child);
    Ward ward = present == null ? add(child, nothing(), NO_SPEC) : present;
    ward.note(wish);
    return settled(ward, reply);
  }

  private CompletionStage<Reply> settled(String child, ChildEntry known, Reply reply) {
    Ward present = wards.get(child);
    return settled(present == null ? add(child, known, NO_SPEC) : present, reply);
  }

  private CompletionStage<Reply> settled(Ward ward, Reply reply) {
    CompletionStage<Reply> promise = ward.promise(reply, ward.isAtRest());
    look(ward);
    return promise;
  }

  private static CompletionStage<Reply> replied(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private boolean mayDecide() {
    return phase == Phase.OPEN && around.mayWrite();
  }

  private static CompletionStage<Reply> unsettled() {
    return replied(Reply.of(Kind.UNSETTLED));
  }

  private static ChildEntry nothing() {
    return new ChildEntry(new Wish.Ended(new UUID(0, 0)), Version.NONE, Version.NONE, null);
  }
}
