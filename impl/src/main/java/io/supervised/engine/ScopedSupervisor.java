package io.supervised.engine;

import static java.util.Objects.requireNonNull;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.PlannedMove;
import io.supervised.Responsibility;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Rejected;
import io.supervised.StartResult.Started;
import io.supervised.Supervisor;
import io.supervised.engine.call.ChildReference;
import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A supervisor as its users see it: the names in its {@link Scope}, on the node that it shares with others. Thread-safe. */
class ScopedSupervisor implements Supervisor {

  private static final int PAGE = 1_000;

  private final Scope scope;
  private final NodeSlot slot;
  private final Optional<Duration> deadline;
  private final int pageSize;

  /** A supervisor whose calls and operations have a deadline of its own, or the one that is configured for all. */
  ScopedSupervisor(Scope scope, NodeSlot slot, Optional<Duration> deadline) {
    this(scope, slot, deadline, PAGE);
  }

  /** The same that streams so many children at a time. */
  ScopedSupervisor(Scope scope, NodeSlot slot, Optional<Duration> deadline, int pageSize) {
    this.pageSize = pageSize;
    this.scope = scope;
    this.slot = slot;
    this.deadline = deadline;
  }

  @Override
  public <T> Child<T> child(Class<T> type, String name) {
    return slot.child(type, scope, scope.full(name), deadline);
  }

  @Override
  public <T> Child<T> startChild(ChildSpec<T> spec) {
    ChildSpec<T> full = scope.full(spec);
    String what = ChildOperations.what(full);
    ChildOperations operations = operations(what);
    succeeded(operations.await(what, operations.start(full)));
    return child(spec.type(), spec.name());
  }

  @Override
  public <T> CompletionStage<Child<T>> startChildAsync(ChildSpec<T> spec) {
    requireNonNull(spec, "spec");
    CompletableFuture<Child<T>> child = new CompletableFuture<>();
    try {
      ChildSpec<T> full = scope.full(spec);
      Node running = running(ChildOperations.what(full));
      var unused = operations(running)
          .start(full)
          .whenComplete((result, failure) ->
              running.callbacks().execute(() -> conclude(child, spec, result, failure)));
    } catch (RuntimeException notBegun) {
      child.completeExceptionally(notBegun);
    }
    return child;
  }

  private <T> void conclude(
      CompletableFuture<Child<T>> child,
      ChildSpec<T> spec,
      @Nullable StartResult result,
      @Nullable Throwable failure) {
    if (result == null) {
      child.completeExceptionally(ChildOperations.reason(failure));
    } else if (result instanceof Rejected rejected) {
      child.completeExceptionally(rejected.why());
    } else {
      child.complete(child(spec.type(), spec.name()));
    }
  }

  private static void succeeded(StartResult result) {
    if (result instanceof Rejected rejected) {
      throw rejected.why();
    }
  }

  @Override
  public List<StartResult> startChildren(Collection<? extends ChildSpec<?>> specs) {
    StartResult[] results = new StartResult[specs.size()];
    List<ChildSpec<?>> given = List.copyOf(specs);
    List<ChildSpec<?>> fit = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < results.length; place++) {
      try {
        fit.add(scope.full(given.get(place)));
        places.add(place);
      } catch (IllegalArgumentException unfit) {
        results[place] = new Rejected(given.get(place).name(), unfit);
      }
    }
    List<StartResult> started =
        operations("The start of " + results.length + " children").startAll(fit);
    for (int i = 0; i < started.size(); i++) {
      results[places.get(i)] = result(given.get(places.get(i)), started.get(i));
    }
    return List.of(results);
  }

  private StartResult result(ChildSpec<?> spec, StartResult full) {
    if (full instanceof Started) {
      return new Started(child(spec.type(), spec.name()));
    } else if (full instanceof AlreadyStarted present) {
      return new AlreadyStarted(child(spec.type(), spec.name()), present.node());
    }
    return new Rejected(spec.name(), ((Rejected) full).why());
  }

  @Override
  public boolean terminateChild(String name) {
    String full = scope.full(name);
    return operations("The end of child '" + full + "'").terminate(full);
  }

  @Override
  public void restartChild(String name) {
    String full = scope.full(name);
    operations("The restart of child '" + full + "'").restart(full);
  }

  @Override
  public void move(String name, String node) {
    String full = scope.full(name);
    operations("The move of child '" + full + "'").move(full, node);
  }

  private Node running(String what) {
    return slot.node().orElseThrow(() -> EngineLog.LOG.orderWithoutNode(what));
  }

  private ChildOperations operations(String what) {
    return operations(running(what));
  }

  private ChildOperations operations(Node running) {
    return running.operations(
        spec -> slot.child(spec.type(), scope, spec.name(), deadline), deadline);
  }

  @Override
  public List<ClusterNode> nodes() {
    return directory().map(Directory::nodes).orElse(List.of());
  }

  @Override
  public ClusterNode localNode() {
    return directory().map(Directory::localNode).orElseThrow(EngineLog.LOG::notRunning);
  }

  @Override
  public boolean hasQuorum() {
    return directory().map(Directory::hasQuorum).orElse(false);
  }

  @Override
  public Optional<ClusterNode> nodeFor(String name) {
    String full = scope.full(name);
    return directory().flatMap(running -> running.nodeFor(full));
  }

  @Override
  public Optional<Responsibility> responsibleFor(String name) {
    String full = scope.full(name);
    return directory().flatMap(running -> running.responsibleFor(full));
  }

  @Override
  public boolean isMine(String name) {
    String full = scope.full(name);
    return directory().map(running -> running.isMine(full)).orElse(false);
  }

  @Override
  public Optional<ClusterNode> whereIs(String name) {
    String full = scope.full(name);
    return directory().flatMap(running -> running.whereIs(full));
  }

  @Override
  public Optional<ChildInfo> find(String name) {
    String full = scope.full(name);
    return directory().flatMap(running -> running.find(full)).map(this::local);
  }

  @Override
  public Optional<ChildSpec<?>> specOf(String name) {
    String full = scope.full(name);
    return slot.node().flatMap(running -> running.specOf(full)).map(scope::local);
  }

  @Override
  public Optional<ChildInfo> whois(Object instance) {
    return directory()
        .flatMap(running -> fullName(running, instance).filter(scope::has).flatMap(running::find))
        .map(this::local);
  }

  private Optional<String> fullName(Directory running, Object instance) {
    if (instance instanceof ChildReference<?> reference) {
      return Optional.of(reference.fullName()).filter(name -> reference.isFrom(slot));
    }
    StubHandler handler = StubClass.handlerOf(instance);
    return handler == null ? running.holding(instance) : Optional.ofNullable(handler.child());
  }

  @Override
  public List<ChildInfo> children() {
    return directory().map(Directory::children).orElse(List.of()).stream()
        .filter(this::isOurs)
        .map(this::local)
        .toList();
  }

  @Override
  public ChildPage children(@Nullable String from, int limit) {
    return directory()
        .map(running -> running.children(from, limit, this::isOurs))
        .map(page -> new ChildPage(page.children().stream().map(this::local).toList(), page.next()))
        .orElseGet(() -> new ChildPage(List.of(), Optional.empty()));
  }

  @Override
  public Stream<ChildInfo> streamChildren() {
    return Stream.iterate(
            Optional.of(children(null, pageSize)),
            Optional::isPresent,
            page -> page.flatMap(ChildPage::next).map(from -> children(from, pageSize)))
        .flatMap(page -> page.orElseThrow().children().stream());
  }

  @Override
  public long countChildren() {
    return directory().map(running -> running.countChildren(this::isOurs)).orElse(0L);
  }

  @Override
  public Set<String> localChildren() {
    return directory().map(Directory::localChildren).orElse(Set.of()).stream()
        .filter(scope::has)
        .map(scope::local)
        .collect(Collectors.collectingAndThen(
            Collectors.toCollection(TreeSet::new), Collections::unmodifiableSet));
  }

  @Override
  public Explanation explain(String name) {
    String full = scope.full(name);
    Explanation found = slot.node().orElseThrow(EngineLog.LOG::notRunning).explain(full);
    return new Explanation(
        name,
        found.segment(),
        found.holder(),
        found.candidates(),
        found.moves(),
        found.child().map(this::local),
        found.why());
  }

  @Override
  public CompletionStage<Void> drain() {
    return slot.node()
        .map(running -> running.draining().begin())
        .orElseGet(() ->
            CompletableFuture.failedFuture(EngineLog.LOG.orderWithoutNode("The drain of the node")))
        .minimalCompletionStage();
  }

  @Override
  public void resume() {
    slot.node().orElseThrow(EngineLog.LOG::notRunning).draining().resume();
  }

  @Override
  public List<PlannedMove> planRebalance() {
    return ours(slot.node().map(Node::plan).orElse(List.of()));
  }

  @Override
  public List<PlannedMove> rebalance() {
    return ours(slot.node().map(Node::rebalance).orElse(List.of()));
  }

  private List<PlannedMove> ours(List<PlannedMove> all) {
    return all.stream()
        .filter(move -> scope.has(move.child()))
        .map(move ->
            new PlannedMove(scope.local(move.child()), move.from(), move.to(), move.reason()))
        .toList();
  }

  private boolean isOurs(ChildInfo child) {
    return scope.has(child.name());
  }

  private ChildInfo local(ChildInfo child) {
    return child.named(scope.local(child.name())).startedFrom(() -> child.spec().map(scope::local));
  }

  private Optional<Directory> directory() {
    return slot.node().map(Node::directory);
  }
}
