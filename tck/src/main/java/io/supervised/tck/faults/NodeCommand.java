package io.supervised.tck.faults;

import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.network.Network;
import io.supervised.tck.faults.node.FaultyNode;
import io.supervised.tck.faults.node.NodeSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** How a node's JVM is started: small, on its own host if there is one, with what it says in a file beside its history. */
record NodeCommand(ClusterOptions options, Network network, String cluster, Path folder) {

  private static final int SPARE_PORTS = 3;

  static String name(int node) {
    return "n" + node;
  }

  Process start(int node, Life life) throws IOException {
    List<String> command = new ArrayList<>(network.prefix(node));
    command.addAll(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx" + options.heapMegabytes() + "m",
        "-Xss256k",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dorg.jboss.logging.provider=jdk",
        "-Djava.util.logging.SimpleFormatter.format=%1$tT.%1$tL %4$s %3$s %5$s%6$s%n"));
    command.addAll(settings(node, life).options());
    command.add(FaultyNode.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.redirectErrorStream(true);
    builder.redirectOutput(
        folder.resolve(life.node() + "-" + life.incarnation() + ".log").toFile());
    return builder.start();
  }

  private NodeSettings settings(int node, Life life) {
    List<String> peers =
        IntStream.rangeClosed(1, options.nodes()).mapToObj(network::address).toList();
    return new NodeSettings(
        cluster,
        life,
        folder.toAbsolutePath(),
        network.address(node),
        peers,
        options.port(),
        options.nodes() + SPARE_PORTS,
        options.children(),
        options.effectMillis(),
        options.counters(),
        options.ownership());
  }
}
