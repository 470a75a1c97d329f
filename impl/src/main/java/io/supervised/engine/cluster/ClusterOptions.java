package io.supervised.engine.cluster;

import java.time.Duration;

/**
 * How a node finds and joins its cluster.
 *
 * @param name of the cluster; nodes of other names are not seen
 * @param port the first of the ports that nodes on this machine listen on
 * @param portRange how many ports there are, so how many nodes
 * @param segments how many segments names hash to
 * @param distributed whether child states are kept by three nodes instead of all
 * @param startTimeout how long joining may take
 */
public record ClusterOptions(
    String name,
    int port,
    int portRange,
    int segments,
    boolean distributed,
    Duration startTimeout) {

  /** How far above its own port a node listens for the failure detector of its neighbours. */
  public static final int FAILURE_DETECTOR_OFFSET = 100;

  /** What the setting {@code supervised.registry} calls the way child states are kept. */
  public String registry() {
    return distributed ? "distributed" : "replicated";
  }

  PortRange ports() {
    return new PortRange(port, portRange);
  }

  /** The port that a starting node holds while it looks for the others. */
  int gatePort() {
    return port + portRange;
  }
}
