package io.supervised.engine;

import io.supervised.engine.call.CallOptions;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.peer.LocalDiscovery;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one node. Values are taken as they are; whoever reads them from outside checks them first.
 *
 * @param cluster how the node finds its cluster
 * @param ownership how safe and how fast take-over is
 * @param calls how calls are made
 * @param placement which nodes may run which children
 * @param rebalance how children move while all goes well
 * @param supervision what it does about children that crash or hang
 * @param supervisors the named supervisors, each with the deadline of its calls and operations if it has one of its own
 * @param nodeName the node's name, unique in the cluster; by default after the place where it listens
 * @param childStopTimeout how long a child may take to stop
 */
public record Configuration(
    ClusterOptions cluster,
    OwnershipOptions ownership,
    CallOptions calls,
    PlacementOptions placement,
    RebalanceOptions rebalance,
    SupervisionOptions supervision,
    Map<String, Optional<Duration>> supervisors,
    Optional<String> nodeName,
    Duration childStopTimeout) {

  public Configuration {
    supervisors = Map.copyOf(supervisors);
  }

  /** The first port of the default range. */
  public static final int DEFAULT_PORT = 17800;

  /** How many ports the default range has. */
  public static final int DEFAULT_RANGE = 20;

  /** One cluster on this machine, as a node with no configuration at all has it. */
  public static Configuration defaults() {
    ClusterOptions cluster = new ClusterOptions(
        "supervised",
        new LocalDiscovery(DEFAULT_PORT, DEFAULT_RANGE),
        256,
        false,
        Duration.ofSeconds(30));
    return new Configuration(
        cluster,
        OwnershipOptions.defaults(),
        CallOptions.defaults(),
        PlacementOptions.defaults(),
        RebalanceOptions.defaults(),
        SupervisionOptions.defaults(),
        Map.of(),
        Optional.empty(),
        Duration.ofSeconds(10));
  }

  /** These settings for a node of the given name. */
  public Configuration named(String name) {
    return new Configuration(
        cluster,
        ownership,
        calls,
        placement,
        rebalance,
        supervision,
        supervisors,
        Optional.of(name),
        childStopTimeout);
  }

  /** These settings with another way to find the cluster. */
  public Configuration in(ClusterOptions other) {
    return new Configuration(
        other,
        ownership,
        calls,
        placement,
        rebalance,
        supervision,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with another care. */
  public Configuration with(OwnershipOptions other) {
    return new Configuration(
        cluster,
        other,
        calls,
        placement,
        rebalance,
        supervision,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with other calls. */
  public Configuration with(CallOptions other) {
    return new Configuration(
        cluster,
        ownership,
        other,
        placement,
        rebalance,
        supervision,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with another placement. */
  public Configuration with(PlacementOptions other) {
    return new Configuration(
        cluster,
        ownership,
        calls,
        other,
        rebalance,
        supervision,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with other moves. */
  public Configuration with(RebalanceOptions other) {
    return new Configuration(
        cluster,
        ownership,
        calls,
        placement,
        other,
        supervision,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with another supervision. */
  public Configuration with(SupervisionOptions other) {
    return new Configuration(
        cluster,
        ownership,
        calls,
        placement,
        rebalance,
        other,
        supervisors,
        nodeName,
        childStopTimeout);
  }

  /** These settings with named supervisors. */
  public Configuration with(Map<String, Optional<Duration>> named) {
    return new Configuration(
        cluster,
        ownership,
        calls,
        placement,
        rebalance,
        supervision,
        named,
        nodeName,
        childStopTimeout);
  }
}
