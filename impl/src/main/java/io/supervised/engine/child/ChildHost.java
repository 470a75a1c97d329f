package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.codec.Codec;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** The children that live on this node. Starting and stopping return at once; thread-safe. */
public final class ChildHost {

  private final int mailboxCapacity;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final Clock clock;
  private final Codec states;
  private final CallChains chains = new CallChains();
  private final Map<Class<?>, List<TimedMethod>> timed = new ConcurrentHashMap<>();
  private final Map<String, LiveChild> children = new ConcurrentHashMap<>();

  /**
   * A node without children.
   *
   * @param mailboxCapacity how many calls may wait for a child
   * @param clock by which children's timetables are read
   * @param states turns the states of children into bytes and back
   */
  public ChildHost(
      int mailboxCapacity,
      ChildThreads threads,
      Permission permission,
      ChildReports reports,
      Clock clock,
      Codec states) {
    this.mailboxCapacity = mailboxCapacity;
    this.threads = threads;
    this.permission = permission;
    this.reports = reports;
    this.clock = clock;
    this.states = states;
  }

  /** Starts a child for the life {@code node} of this node. */
  public void start(ChildPlan plan, Token token, ClusterNode node) {
    LiveChild live = new LiveChild(plan, node, token, this);
    children.put(plan.name(), live);
    reports.starting(live);
    try {
      live.start();
    } catch (RuntimeException | Error noThread) {
      forget(live);
      throw noThread;
    }
  }

  /** Has what a child would leave at its end kept while it goes on; completed when that is over, in whatever way. */
  public CompletableFuture<Void> keepAhead(String child, Token token) {
    LiveChild live = children.get(child);
    return live != null && live.token().equals(token)
        ? live.keepAhead()
        : CompletableFuture.completedFuture(null);
  }

  public void stop(String child, Token token) {
    LiveChild live = children.get(child);
    if (live != null && live.token().equals(token)) {
      live.stop();
    }
  }

  /** Forgets an activation that is over, unless the next one has taken its place. */
  public void forget(LiveChild ended) {
    children.remove(ended.plan().name(), ended);
  }

  /** The running child of that name. */
  public Optional<LiveChild> find(String name) {
    return Optional.ofNullable(children.get(name)).filter(LiveChild::isRunning);
  }

  /** The names of the running children, in order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    children.values().stream()
        .filter(LiveChild::isRunning)
        .map(child -> child.plan().name())
        .forEach(names::add);
    return names;
  }

  /** How long the slowest of the children may take to stop, but that at least. */
  public Duration longestStop(Duration least) {
    return children.values().stream()
        .map(child -> child.plan().stopTimeout())
        .reduce(least, (one, other) -> one.compareTo(other) >= 0 ? one : other);
  }

  /** The child whose instance the object is; looks at each child of this node. */
  public Optional<LiveChild> holding(Object instance) {
    return children.values().stream()
        .filter(child -> child.isInstance(instance))
        .findFirst();
  }

  /** Reports calls that are stuck, and replaces children that have been for longer; to be called now and then. */
  public void lookForStuckCalls(CallPatience patience) {
    children.values().forEach(child -> child.lookForStuckCalls(patience));
  }

  /** What the children of a bean run by the clock; each bean is looked through once. */
  List<TimedMethod> timed(Class<?> bean) {
    return timed.computeIfAbsent(bean, TimedMethod::of);
  }

  int mailboxCapacity() {
    return mailboxCapacity;
  }

  ChildThreads threads() {
    return threads;
  }

  Permission permission() {
    return permission;
  }

  ChildReports reports() {
    return reports;
  }

  Clock clock() {
    return clock;
  }

  Codec states() {
    return states;
  }

  /** In which the code of these children runs. */
  public CallChains chains() {
    return chains;
  }
}
