package io.supervised.tck.faults.node;

import io.supervised.Durability;
import io.supervised.engine.OwnershipOptions;
import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.peer.Place;
import io.supervised.tck.faults.history.Life;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Set;

/**
 * What a node's process is told on its command line.
 *
 * @param cluster the cluster's name
 * @param life who it is
 * @param folder for the histories of all processes
 * @param address what it listens on
 * @param peers the addresses of all nodes, its own among them
 * @param port the first of its ports
 * @param portRange how many there are
 * @param children how many all nodes share
 * @param effectMillis pause between two effects of a child; 0 for children that do nothing
 * @param counters those that have state besides
 * @param ownership how safe and how fast take-over is
 */
public record NodeSettings(
    String cluster,
    Life life,
    Path folder,
    String address,
    List<String> peers,
    int port,
    int portRange,
    int children,
    int effectMillis,
    Counters counters,
    OwnershipOptions ownership) {

  private static final String PREFIX = "faults.";

  /** The options of a JVM that make {@link #of} read the same again. */
  public List<String> options() {
    return List.of(
        option("cluster", cluster),
        option("node", life.node()),
        option("incarnation", life.incarnation()),
        option("folder", folder.toString()),
        option("address", address),
        option("peers", String.join(",", peers)),
        option("port", Integer.toString(port)),
        option("port-range", Integer.toString(portRange)),
        option("children", Integer.toString(children)),
        option("effect", Integer.toString(effectMillis)),
        option("counters", Integer.toString(counters.count())),
        option("durability", counters.durability().name()),
        option("lease", Long.toString(ownership.lease().toMillis())),
        option("fast", Boolean.toString(ownership.trustsRefusals())),
        option("available", Boolean.toString(ownership.available())));
  }

  static NodeSettings of(Properties properties) {
    return new NodeSettings(
        text(properties, "cluster"),
        new Life(text(properties, "node"), text(properties, "incarnation")),
        Path.of(text(properties, "folder")),
        text(properties, "address"),
        List.of(text(properties, "peers").split(",", -1)),
        number(properties, "port"),
        number(properties, "port-range"),
        number(properties, "children"),
        number(properties, "effect"),
        counters(properties),
        ownership(properties));
  }

  private static Counters counters(Properties properties) {
    return new Counters(
        number(properties, "counters"), Durability.valueOf(text(properties, "durability")));
  }

  private static OwnershipOptions ownership(Properties properties) {
    return new OwnershipOptions(
        Duration.ofMillis(number(properties, "lease")),
        OptionalInt.empty(),
        Boolean.parseBoolean(text(properties, "fast")),
        Boolean.parseBoolean(text(properties, "available")),
        Optional.empty());
  }

  /** How nodes find each other: at their addresses, or if that is one for all, by their ports. */
  Discovery discovery() {
    List<Place> places = peers.stream().map(peer -> new Place(peer, port)).toList();
    return Set.copyOf(peers).size() > 1
        ? new HostsDiscovery(new Place(address, port), places)
        : new LocalDiscovery(port, portRange);
  }

  /** How many children all nodes share, of both kinds. */
  int allChildren() {
    return children + counters.count();
  }

  /** The file of the second witness. */
  Path witness() {
    return folder.resolve("witness");
  }

  private static String option(String key, String value) {
    return "-D" + PREFIX + key + "=" + value;
  }

  private static String text(Properties properties, String key) {
    String value = properties.getProperty(PREFIX + key);
    if (value == null) {
      throw new IllegalArgumentException("-D" + PREFIX + key + " is missing");
    }
    return value;
  }

  private static int number(Properties properties, String key) {
    return Integer.parseInt(text(properties, key));
  }
}
