package io.supervised.engine;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.Responsibility;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Rejected;
import io.supervised.StartResult.Started;
import io.supervised.StartupException;
import io.supervised.Supervisor;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.call.ChildReference;
import io.supervised.engine.call.ChildReferences;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.stub.StubClass;
import io.supervised.engine.stub.StubHandler;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The supervisor in plain Java: a node that joins the cluster by {@link #start} and leaves it by {@link #close}.
 *
 * <p>It may be handed out before it starts; it then answers as a node that knows nobody. After the end it can be started
 * again, as another life of the node. Thread-safe.
 */
public final class ClusterSupervisor implements Supervisor, AutoCloseable {

  private static final int PAGE = 1_000;

  private final NodePlan plan;
  private final Map<Class<?>, StubClass<?>> stubs = new ConcurrentHashMap<>();
  private final ChildReference.Calls calls = this::calls;
  private volatile @Nullable Node node;

  /**
   * Makes a supervisor that has not started.
   *
   * @param beans the beans whose children it runs; their names differ
   * @param loader the context class loader of all threads that run user code
   */
  public ClusterSupervisor(
      Configuration configuration,
      List<SupervisedBean> beans,
      SupervisorListener listener,
      ClassLoader loader) {
    List<Class<?>> types = beans.stream().<Class<?>>map(SupervisedBean::type).toList();
    this.plan = new NodePlan(
        configuration, beans, listener, loader, new ChildReferences(types, this::child));
  }

  /**
   * Joins the cluster, or begins one, and returns once the node is a member; its children start meanwhile. Does nothing if
   * the node has already started.
   *
   * @throws StartupException if the node can't join; nothing is left running
   */
  public synchronized void start() {
    if (node != null) {
      return;
    }
    long begun = System.nanoTime();
    Node joining = Node.connect(plan);
    node = joining; // from here on children and observers may ask
    try {
      joining.join();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
      ClusterOptions cluster = plan.configuration().cluster();
      EngineLog.LOG.joined(
          localNode(),
          cluster.name(),
          joining.place(),
          millis,
          nodes(),
          cluster.discovery().trust());
    } catch (RuntimeException | Error failed) {
      node = null;
      joining.giveUp();
      throw failed;
    }
  }

  /** Stops the children of this node and leaves the cluster; returns when that is done. Does nothing if it did not start. */
  @Override
  public synchronized void close() {
    Node leaving = node;
    if (leaving != null) {
      leaving.leave();
      node = null;
    }
  }

  /**
   * For tests: ends the node as its peers would see a killed process end, without a farewell, and then stops what runs here.
   */
  public synchronized void die() {
    Node dying = node;
    if (dying != null) {
      dying.die();
      node = null;
    }
  }

  /**
   * The way to the children, for stubs.
   *
   * @throws io.supervised.NotExecutedException if this node has not started, or has ended
   */
  public CallRouter calls(String child) {
    Node running = node;
    if (running == null) {
      throw EngineLog.LOG.callWithoutNode(child);
    }
    return running.calls();
  }

  @Override
  @SuppressWarnings("unchecked") // made for that type
  public <T> Child<T> child(Class<T> type, String name) {
    Children.checkName(name);
    StubClass<T> stub = (StubClass<T>) stubs.computeIfAbsent(type, StubClass::of);
    return new ChildReference<>(stub, name, calls);
  }

  @Override
  @SuppressWarnings("unchecked") // a child of that specification is one of its type
  public <T> Child<T> startChild(ChildSpec<T> spec) {
    String what = "The start of child '" + spec.name() + "'";
    StartResult result = ChildOperations.await(what, operations(what).start(spec));
    return (Child<T>) childOf(result);
  }

  @Override
  @SuppressWarnings("unchecked") // a child of that specification is one of its type
  public <T> CompletionStage<Child<T>> startChildAsync(ChildSpec<T> spec) {
    return operations("The start of child '" + spec.name() + "'").start(spec).thenApply(result ->
        (Child<T>) childOf(result));
  }

  private static Child<?> childOf(StartResult result) {
    if (result instanceof Started started) {
      return started.child();
    } else if (result instanceof AlreadyStarted present) {
      return present.child();
    }
    throw ((Rejected) result).why();
  }

  @Override
  public List<StartResult> startChildren(Collection<? extends ChildSpec<?>> specs) {
    return operations("The start of " + specs.size() + " children").startAll(List.copyOf(specs));
  }

  @Override
  public boolean terminateChild(String name) {
    return operations("The end of child '" + name + "'").terminate(name);
  }

  @Override
  public void restartChild(String name) {
    operations("The restart of child '" + name + "'").restart(name);
  }

  private ChildOperations operations(String what) {
    Node running = node;
    if (running == null) {
      throw EngineLog.LOG.orderWithoutNode(what);
    }
    return running.operations(spec -> child(spec.type(), spec.name()));
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
  public Optional<ClusterNode> nodeFor(String name) {
    return directory().flatMap(running -> running.nodeFor(name));
  }

  @Override
  public Optional<Responsibility> responsibleFor(String name) {
    return directory().flatMap(running -> running.responsibleFor(name));
  }

  @Override
  public boolean hasQuorum() {
    return directory().map(Directory::hasQuorum).orElse(false);
  }

  @Override
  public boolean isMine(String name) {
    return directory().map(running -> running.isMine(name)).orElse(false);
  }

  @Override
  public Optional<ClusterNode> whereIs(String name) {
    return directory().flatMap(running -> running.whereIs(name));
  }

  @Override
  public Optional<ChildInfo> find(String name) {
    return directory().flatMap(running -> running.find(name));
  }

  @Override
  public Optional<ChildSpec<?>> specOf(String name) {
    return Optional.ofNullable(node).flatMap(running -> running.specOf(name));
  }

  @Override
  public Optional<ChildInfo> whois(Object instance) {
    return directory().flatMap(running -> name(running, instance).flatMap(running::find));
  }

  private Optional<String> name(Directory running, Object instance) {
    if (instance instanceof ChildReference<?> reference) {
      return Optional.of(reference.name()).filter(name -> reference.isFrom(calls));
    }
    StubHandler handler = StubClass.handlerOf(instance);
    return handler == null ? running.holding(instance) : Optional.ofNullable(handler.child());
  }

  @Override
  public List<ChildInfo> children() {
    return directory().map(Directory::children).orElse(List.of());
  }

  @Override
  public ChildPage children(@Nullable String from, int limit) {
    return directory()
        .map(running -> running.children(from, limit))
        .orElseGet(() -> new ChildPage(List.of(), Optional.empty()));
  }

  @Override
  public Stream<ChildInfo> streamChildren() {
    return Stream.iterate(
            Optional.of(children(null, PAGE)),
            Optional::isPresent,
            page -> page.flatMap(ChildPage::next).map(from -> children(from, PAGE)))
        .flatMap(page -> page.orElseThrow().children().stream());
  }

  @Override
  public long countChildren() {
    return directory().map(Directory::countChildren).orElse(0L);
  }

  @Override
  public Explanation explain(String name) {
    Node running = node;
    if (running == null) {
      throw EngineLog.LOG.notRunning();
    }
    return running.explain(name);
  }

  @Override
  public Set<String> localChildren() {
    return directory().map(Directory::localChildren).orElse(Set.of());
  }

  private Optional<Directory> directory() {
    return Optional.ofNullable(node).map(Node::directory);
  }
}
