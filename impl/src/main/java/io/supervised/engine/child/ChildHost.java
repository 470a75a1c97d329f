package io.supervised.engine.child;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.core.Child;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The children that live on this node. Starting and stopping return at once; thread-safe. */
public final class ChildHost {

  private final Map<String, SupervisedBean> beans;
  private final ChildLimits limits;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final Map<String, LiveChild> children = new ConcurrentHashMap<>();

  public ChildHost(
      Map<String, SupervisedBean> beans,
      ChildLimits limits,
      ChildThreads threads,
      Permission permission,
      ChildReports reports) {
    this.beans = Map.copyOf(beans);
    this.limits = limits;
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

  /** The names of the running children, in order. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    children.values().stream()
        .filter(LiveChild::isRunning)
        .map(LiveChild::name)
        .forEach(names::add);
    return names;
  }

  ChildLimits limits() {
    return limits;
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
