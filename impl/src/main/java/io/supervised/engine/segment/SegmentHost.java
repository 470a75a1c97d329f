package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.child.Callee;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.Ending;
import io.supervised.engine.child.LiveChild;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.GridView;
import io.supervised.engine.core.State;
import io.supervised.engine.core.WriteRule;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.registry.WriteListener;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.state.Snapshot;
import io.supervised.event.ChildEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The segments that this node holds, each with its {@link SegmentSupervisor}, all of them on one thread that never waits. Thread-safe.
 */
public final class SegmentHost implements WriteListener, AutoCloseable {

  /** Each takes a thread that calls may need: what goes beyond that is kept at the end alone. */
  private static final int MOST_KEPT_AHEAD = 200;

  private static final CompletionStage<Boolean> NO = CompletableFuture.completedStage(false);

  private final SegmentPlan plan;
  private final Supplier<State> state;
  private final ChildHost children;
  private final ChildRegistry registry;
  private final SegmentEvents events;
  private final SegmentThreads threads;
  private final PlacedNames names;
  private final SegmentOrders orders;
  private final OrderLimit limit;
  private final GroupWatch groups;
  private final Semaphore ahead = new Semaphore(MOST_KEPT_AHEAD);
  private final Map<Integer, HostedSegment> segments = new ConcurrentHashMap<>();
  private Set<UUID> met = Set.of();

  /** A node that holds nothing; {@code state} is that of the protocol, as it would be at this moment. */
  public SegmentHost(
      SegmentPlan plan,
      Supplier<State> state,
      ChildHost children,
      ChildRegistry registry,
      SegmentEvents events,
      SegmentThreads threads,
      PlacedNames names,
      SegmentOrders orders) {
    this.plan = plan;
    this.state = state;
    this.children = children;
    this.registry = registry;
    this.events = events;
    this.threads = threads;
    this.names = names;
    this.orders = orders;
    this.limit = new OrderLimit(plan.mostOrders());
    this.groups = new GroupWatch(
        plan.groups(), registry, threads, child -> on(of(child), segment -> segment.look(child)));
  }

  SegmentPlan plan() {
    return plan;
  }

  State state() {
    return state.get();
  }

  ChildHost children() {
    return children;
  }

  /** Has what a child would leave kept before it stops, unless that is done for very many; completed when that is over. */
  CompletableFuture<Void> keepAhead(ChildEvent child) {
    if (!ahead.tryAcquire()) {
      return CompletableFuture.completedFuture(null);
    }
    return children
        .keepAhead(child.name(), child.token())
        .whenComplete((over, failure) -> ahead.release());
  }

  ChildRegistry registry() {
    return registry;
  }

  SegmentEvents events() {
    return events;
  }

  SegmentThreads threads() {
    return threads;
  }

  GroupWatch groups() {
    return groups;
  }

  // ---- from the core

  /** Runs what should run in a segment, in the present life of this node. */
  public void open(int number, Token token) {
    threads.execute(() -> {
      HostedSegment present = segments.get(number);
      if (present == null || !present.supervisor().isUnder(token)) {
        present = new HostedSegment(number, token, this);
        segments.put(number, present);
      }
      present.open(token);
    });
  }

  /** Stops all that runs in a segment. */
  public void close(int number) {
    onHosted(number, HostedSegment::close);
  }

  /** Children of a segment run on another node, too: they are stopped as soon as that is asked for. */
  public void runsElsewhere(int number) {
    onHosted(number, HostedSegment::runsElsewhere);
  }

  /** The lease is about to be over; what runs is stopped after this. */
  public void lapsed() {
    threads.execute(() -> segments.values().forEach(HostedSegment::lapsed));
  }

  /** Tells of the children that are active in a segment. */
  public void active(int number, Consumer<ChildEvent> consumer) {
    on(number, segment -> segment.active(consumer));
  }

  // ---- for calls

  /** Whether there surely is no child of that name, since this node would know. */
  public boolean lacks(String child) {
    SegmentSupervisor present = find(of(child));
    return present != null && present.lacks(child);
  }

  /** Why a child of this node's segments was given up; empty if it was not, as far as is known. */
  public Optional<String> givenUp(String child) {
    SegmentSupervisor present = find(of(child));
    return present == null ? Optional.empty() : present.givenUp(child);
  }

  /** The registrar of a segment, or null while the segment is not open here. */
  public @Nullable Callee registrar(int number) {
    return opened(number) == null
        ? null
        : new RegistrarDesk(threads, limit, () -> opened(number), () -> mayWrite(number));
  }

  private @Nullable Registrar opened(int number) {
    SegmentSupervisor present = find(number);
    return present != null && present.isOpen() ? new SegmentRegistrar(present) : null;
  }

  private boolean mayWrite(int number) {
    return WriteRule.mayWrite(state.get(), number);
  }

  // ---- what becomes of children, of writes, and of the grid

  public void started(LiveChild child) {
    on(child.plan().segment(), segment -> segment.started(child.plan().name(), child.token()));
  }

  /** Answers whether a method may run by its timetable, once all members know. */
  public CompletionStage<Boolean> tick(LiveChild child, String method, Instant time) {
    return ask(child, segment -> segment.tick(child.plan().name(), child.token(), method, time));
  }

  /** Leaves a state to the next activation; answered with whether all members have it. */
  public CompletionStage<Boolean> keep(LiveChild child, Snapshot state) {
    return ask(child, segment -> segment.keep(child.plan().name(), child.token(), state));
  }

  private CompletionStage<Boolean> ask(
      LiveChild child, Function<SegmentSupervisor, CompletionStage<Boolean>> question) {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    boolean asked = threads.execute(() -> {
      try {
        SegmentSupervisor present = find(child.plan().segment());
        var unused = (present == null ? NO : question.apply(present)).thenAccept(answer::complete);
      } catch (RuntimeException | Error failed) {
        answer.complete(false); // the child waits for it
        throw failed;
      }
    });
    if (!asked) {
      answer.complete(false);
    }
    return answer;
  }

  public void ended(LiveChild child, Ending ending) {
    on(
        child.plan().segment(),
        segment -> segment.ended(child.plan().name(), child.token(), ending));
  }

  @Override
  public void written(String key, Version version, GridView before, GridView after) {
    String child = RegistryKey.name(RegistryKey.childOf(key));
    onHosted(ofKey(key), segment -> {
      if (RegistryKey.isState(key)) {
        segment.stateWritten(child, version, before, after);
      } else {
        segment.written(child, version, before, after);
      }
    });
  }

  @Override
  public void superseded(String key, Version version, ChildEntry by) {
    String child = RegistryKey.name(RegistryKey.childOf(key));
    onHosted(ofKey(key), segment -> {
      if (RegistryKey.isState(key)) {
        segment.stateSuperseded(child, version, by);
      } else {
        segment.superseded(child, by);
      }
    });
  }

  /** The registry is open: from now on children hear of the others in their groups. */
  public void watchGroups() {
    groups.begin();
  }

  /** To be called now and then. */
  public void lookAtGroups() {
    groups.lookAtAll();
  }

  /** Nodes have come, or gone. */
  public void membersChanged() {
    groups.membersChanged();
  }

  /** The grid is another one now. When it has new members, two parts of it may have met, with different knowledge. */
  public void gridChanged(GridView grid) {
    threads.execute(() -> {
      segments.values().removeIf(each -> each.supervisor().isClosed() && !each.isHeld());
      boolean grown = !met.containsAll(grid.members());
      met = grid.members();
      if (grown && registry.isOpen()) {
        segments.forEach((number, each) -> read(
            number,
            each.supervisor()::refreshed,
            failed -> SegmentLog.LOG.debugf(failed, "segment %d not read again", number)));
      }
    });
  }

  /** Reads what is kept under a key, if anything is. */
  public void read(String key, Consumer<ChildEntry> known) {
    threads.read(
        () -> registry.entry(key),
        entry -> entry.ifPresent(known),
        failed -> SegmentLog.LOG.debugf(failed, "nothing read of %s", key));
  }

  /** Reads what is known of a segment, and goes on with it on the thread of the segments. */
  void read(int number, Consumer<Map<String, ChildEntry>> known, Consumer<Throwable> failure) {
    threads.read(
        () -> entries(number),
        entries -> threads.execute(() -> known.accept(entries)),
        failed -> threads.execute(() -> failure.accept(failed)));
  }

  private Map<String, ChildEntry> entries(int number) {
    if (plan.declaredIn(number).stream().anyMatch(child -> plan.groups().has(child.name()))) {
      groups.read(); // what one of them may do depends on the others
    }
    Map<String, ChildEntry> known = new LinkedHashMap<>();
    if (number == Child.LOCAL) {
      for (Declared child : plan.declaredIn(number)) {
        registry.entryOrUnread(child.name()).ifPresent(entry -> known.put(child.name(), entry));
      }
      return known;
    }
    registry.in(number % plan.hashed()).forEach((key, entry) -> {
      if (ofKey(key) == number) {
        known.put(learned(number, RegistryKey.name(key), entry), entry);
      }
    });
    return known;
  }

  /** Takes note of where a name was placed. */
  String learned(int number, String child, ChildEntry entry) {
    if (entry.wish() instanceof Wish.Placed placed) {
      names.learn(child, new SegmentHint(placed.segment(), entry.moves()));
    } else if (number != home(child) && !(entry.wish() instanceof Wish.Moved)) {
      names.learn(child, new SegmentHint(number, entry.moves()));
    }
    return child;
  }

  /** Has a child go on in another segment, and the one of its name refer there; says whether both are done. */
  void handOver(Handover order, SegmentHint to, Consumer<Boolean> arrived) {
    int home = home(order.child());
    CompletionStage<Reply> received = orders.give(to.segment(), there -> there.receive(order));
    CompletionStage<Reply> referred = home == order.from()
        ? received
        : received.thenCompose(reply -> reply.kind() == Kind.DONE
            ? orders.give(home, there -> there.refer(order.child(), to.segment(), to.moves()))
            : received);
    var unused = referred.whenComplete((reply, failure) -> {
      boolean done = failure == null && reply.kind() == Kind.DONE;
      threads.execute(() -> arrived.accept(done));
    });
  }

  /** The number of a child among those of its bean. */
  int indexOf(String child) {
    return plan.declaredIn(home(child)).stream()
        .filter(declared -> declared.name().equals(child))
        .mapToInt(Declared::index)
        .findFirst()
        .orElse(0);
  }

  /** The key of a name that is run in a segment's name. */
  String key(int number, String child) {
    return number == home(child) ? child : RegistryKey.placed(number, child);
  }

  private int ofKey(String key) {
    String child = RegistryKey.childOf(key);
    return RegistryKey.segment(child).orElseGet(() -> home(child));
  }

  private int home(String child) {
    return plan.homeOf().applyAsInt(child);
  }

  private int of(String child) {
    return names.segmentOf(child).orElseGet(() -> home(child));
  }

  private @Nullable SegmentSupervisor find(int number) {
    HostedSegment present = segments.get(number);
    return present == null ? null : present.supervisor();
  }

  private void on(int number, Consumer<SegmentSupervisor> change) {
    onHosted(number, segment -> change.accept(segment.supervisor()));
  }

  private void onHosted(int number, Consumer<HostedSegment> change) {
    threads.execute(() -> {
      HostedSegment present = segments.get(number);
      if (present != null) {
        change.accept(present);
      }
    });
  }

  /** Nobody waits any longer for others to have a state, and nothing more begins. */
  @Override
  public void close() {
    threads.execute(() -> segments.values().forEach(HostedSegment::lapsed));
    threads.close();
  }
}
