package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.core.Child;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The children that live on this node. Starting and stopping return at once; thread-safe. */
public final class ChildHost {

  private final Map<String, SupervisedBean> beans;
  private final Duration stopTimeout;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final Map<String, LiveChild> children = new ConcurrentHashMap<>();
  private final Object starts = new Object();

  public ChildHost(
      Map<String, SupervisedBean> beans,
      Duration stopTimeout,
      ChildThreads threads,
      Permission permission,
      ChildReports reports) {
    this.beans = Map.copyOf(beans);
    this.stopTimeout = stopTimeout;
    this.threads = threads;
    this.permission = permission;
    this.reports = reports;
  }

  /** Starts a child for the life {@code node} of this node. */
  public void start(Child child, Token token, ClusterNode node) {
    SupervisedBean bean = beans.get(child.bean());
    if (bean == null) {
      throw new IllegalArgumentException(
          "no bean '" + child.bean() + "' for child '" + child.name() + "'");
    }
    LiveChild live = new LiveChild(child, bean, node, token, this);
    children.put(child.name(), live);
    live.start();
  }

  public void stop(Child child, Token token) {
    LiveChild live = children.get(child.name());
    if (live != null && live.token().equals(token)) {
      live.stop();
    }
  }

  /** Forgets an activation that is over, unless the next one has taken its place. */
  public void forget(LiveChild ended) {
    children.remove(ended.name(), ended);
  }

  /** The running child of that name. */
  public Optional<LiveChild> find(String name) {
    return Optional.ofNullable(children.get(name)).filter(LiveChild::isRunning);
  }

  /** The running child of that name, as soon as there is one; empty if there is none in time. */
  public Optional<LiveChild> await(String name, Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    synchronized (starts) {
      while (find(name).isEmpty()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) {
          return Optional.empty();
        }
        starts.wait(left);
      }
    }
    return find(name);
  }

  /** Wakes those who wait for a child that is running now. */
  public void announceStart() {
    synchronized (starts) {
      starts.notifyAll();
    }
  }

  /** The names of the running children, in order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    children.values().stream()
        .filter(LiveChild::isRunning)
        .map(LiveChild::name)
        .forEach(names::add);
    return names;
  }

  Duration stopTimeout() {
    return stopTimeout;
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
}
