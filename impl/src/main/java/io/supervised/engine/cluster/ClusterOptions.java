package io.supervised.engine.cluster;

import io.supervised.engine.peer.Discovery;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a node finds and joins its cluster.
 *
 * @param name of the cluster; nodes of other names are not seen
 * @param discovery where its nodes can be
 * @param segments how many segments names hash to
 * @param distributed whether child states are kept by three nodes instead of all
 * @param startTimeout how long joining may take
 * @param dataGrid gives the cache manager that the application has for the node, the same each time, or null if the node is to
 *     start one of its own; asked when the node connects
 */
public record ClusterOptions(
    String name,
    Discovery discovery,
    int segments,
    boolean distributed,
    Duration startTimeout,
    Supplier<? extends @Nullable Object> dataGrid) {

  /** Options of a node with a data grid of its own. */
  public ClusterOptions(
      String name, Discovery discovery, int segments, boolean distributed, Duration startTimeout) {
    this(name, discovery, segments, distributed, startTimeout, () -> null);
  }

  /** These options for a node that asks for a cache manager. */
  public ClusterOptions over(Supplier<? extends @Nullable Object> given) {
    return new ClusterOptions(name, discovery, segments, distributed, startTimeout, given);
  }

  /** What the setting {@code supervised.registry} calls the way child states are kept. */
  public String registry() {
    return distributed ? "distributed" : "replicated";
  }
}
