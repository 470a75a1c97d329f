package io.supervised.tck.server;

import io.supervised.tck.Eventually;
import io.supervised.tck.TckCluster;
import io.supervised.tck.faults.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes in servers of one kind. */
final class ServerCluster implements TckCluster {

  private static final int FIRST_PORT = 21_000;
  private static final int PORTS = 100;
  private static final int TRANSPORT_PORT = 18_700;

  private final Server server;
  private final Path java;
  private final Path folder;
  private final Archives archives;
  private final Optional<Path> serverWide;
  private final List<ServerNode> nodes = new ArrayList<>();

  ServerCluster(Server server, Path java, String name, Optional<Path> serverWide)
      throws IOException {
    this.server = server;
    this.java = java;
    this.serverWide = serverWide;
    this.folder = ServerFiles.work().resolve("nodes").resolve(server.id() + name);
    Folders.clear(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // if the test is broken off
    this.archives = new Archives(folder.resolve("archives"), Archives.libraries());
  }

  Archives archives() {
    return archives;
  }

  int transportPort() {
    return TRANSPORT_PORT;
  }

  @Override
  public ServerNode start(String name) {
    ServerNode node = begin(name);
    Eventually.holds(() -> assertUp(node));
    return node;
  }

  /** Starts a node and does not wait for it. */
  ServerNode begin(String name) {
    NodePlan plan = new NodePlan(
        name,
        ServerFiles.made(folder.resolve(name)),
        Ports.firstFree(
            nodes.isEmpty() ? FIRST_PORT : nodes.get(nodes.size() - 1).port() + PORTS, PORTS),
        java,
        archives,
        serverWide,
        Map.of(
            "supervised.node.name",
            name,
            "supervised.transport.port",
            Integer.toString(TRANSPORT_PORT),
            "supervised.bean.configured.instances",
            "2"));
    try {
      ServerNode node = new ServerNode(plan, server.prepare(plan), folder.resolve(name + ".log"));
      nodes.add(node);
      return node;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  static void assertUp(ServerNode node) {
    if (!node.isUp()) {
      throw new AssertionError("node " + node.name() + " is not up");
    }
  }

  @Override
  public void close() {
    nodes.forEach(ServerNode::end);
  }
}
