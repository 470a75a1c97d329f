package io.supervised.engine;

import io.supervised.Child;
import io.supervised.StartupException;
import io.supervised.Supervisor;
import io.supervised.engine.call.CallRouter;
import io.supervised.engine.call.CallRules;
import io.supervised.engine.call.ChildReferences;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.group.GroupRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The supervisor in plain Java: a node that joins the cluster by {@link #start} and leaves it by {@link #close}.
 *
 * <p>It may be handed out before it starts; it then answers as a node that knows nobody. After the end it can be started
 * again, as another life of the node. Thread-safe.
 */
public final class ClusterSupervisor extends ScopedSupervisor implements AutoCloseable {

  private final NodePlan plan;
  private final NodeSlot slot;

  /**
   * Makes a supervisor that has not started.
   *
   * @param beans the beans whose children it runs; their names differ
   * @param loader the context class loader of all threads that run user code
   * @throws StartupException if the annotations of a bean can't hold
   */
  public ClusterSupervisor(
      Configuration configuration,
      List<SupervisedBean> beans,
      SupervisorListener listener,
      ClassLoader loader) {
    this(configuration, beans, listener, loader, new NodeSlot());
  }

  private ClusterSupervisor(
      Configuration configuration,
      List<SupervisedBean> beans,
      SupervisorListener listener,
      ClassLoader loader,
      NodeSlot slot) {
    super(Scope.unnamed(configuration.supervisors().keySet()), slot, Optional.empty());
    this.slot = slot;
    List<Class<?>> types = beans.stream().<Class<?>>map(SupervisedBean::type).toList();
    CallRules.check(types);
    List<String> objections = GroupRules.objections(beans);
    if (!objections.isEmpty()) {
      throw EngineLog.LOG.noGroups(String.join("; ", objections));
    }
    this.plan = new NodePlan(
        configuration, beans, listener, loader, new ChildReferences(types, this::anyChild));
  }

  /**
   * Another supervisor on the same node, with names of its own.
   *
   * @param name one of those in the configuration
   * @throws IllegalArgumentException if it is none of them
   */
  public Supervisor named(String name) {
    Scope scope = Scope.unnamed(supervisors()).named(name);
    return new ScopedSupervisor(scope, slot, deadlineOf(name));
  }

  /** A child of any supervisor on this node, by the name that the cluster calls it. */
  public Child<?> anyChild(Class<?> type, String full) {
    Scope scope = Scope.of(full, supervisors());
    return slot.child(type, scope, full, deadlineOf(scope.supervisor()));
  }

  private Optional<Duration> deadlineOf(String supervisor) {
    return plan.configuration().supervisors().getOrDefault(supervisor, Optional.empty());
  }

  private Set<String> supervisors() {
    return plan.configuration().supervisors().keySet();
  }

  /**
   * Joins the cluster, or begins one, and returns once the node is a member; its children start meanwhile. Does nothing if
   * the node has already started.
   *
   * @throws StartupException if the node can't join; nothing is left running
   */
  public synchronized void start() {
    if (slot.node().isPresent()) {
      return;
    }
    long begun = System.nanoTime();
    Node joining = Node.connect(plan);
    slot.set(joining); // from here on children and observers may ask
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
      slot.set(null);
      joining.giveUp();
      throw failed;
    }
  }

  /**
   * Has other nodes take over the children of this one, for {@code supervised.shutdown.drain-timeout} at most, stops those that are left,
   * and leaves the cluster; returns when that is done. Does nothing if it did not start. On a thread that is interrupted it does not wait for
   * others to take over; children are stopped in order all the same, and the thread is interrupted afterwards, too.
   */
  @Override
  public synchronized void close() {
    slot.node().ifPresent(leaving -> {
      leaving.leave();
      slot.set(null);
    });
  }

  /**
   * For tests: ends the node as its peers would see a killed process end, without a farewell, and then stops what runs here.
   */
  public synchronized void die() {
    slot.node().ifPresent(dying -> {
      dying.die();
      slot.set(null);
    });
  }

  /**
   * The way to the children, for stubs.
   *
   * @throws io.supervised.NotExecutedException if this node has not started, or has ended
   */
  public CallRouter calls(String child) {
    return slot.to(child);
  }
}
