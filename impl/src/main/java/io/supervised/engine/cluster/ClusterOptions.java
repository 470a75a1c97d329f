package io.supervised.engine.cluster;

import io.supervised.engine.peer.Discovery;
import java.time.Duration;

/**
 * How a node finds and joins its cluster.
 *
 * @param name of the cluster; nodes of other names are not seen
 * @param discovery where its nodes can be
 * @param segments how many segments names hash to
 * @param distributed whether child states are kept by three nodes instead of all
 * @param startTimeout how long joining may take
 */
public record ClusterOptions(
    String name, Discovery discovery, int segments, boolean distributed, Duration startTimeout) {

  /** What the setting {@code supervised.registry} calls the way child states are kept. */
  public String registry() {
    return distributed ? "distributed" : "replicated";
  }
}
