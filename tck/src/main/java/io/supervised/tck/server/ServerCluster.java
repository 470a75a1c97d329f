package io.supervised.tck.server;

import io.supervised.tck.TckCluster;
import io.supervised.tck.faults.Folders;
import io.supervised.tck.server.kind.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nodes in servers of one kind. As a driver for the other tests it takes the first server that is chosen. */
public final class ServerCluster implements TckCluster {

  private static final int FIRST_PORT = 21_000;
  private static final int PORTS = 100;
  private static final int TRANSPORT_PORT = 18_700;

  private final Server server;
  private final Path java;
  private final Path folder;
  private final Archives archives;
  private final Optional<Path> serverWide;
  private final List<ServerNode> nodes = new ArrayList<>();

  /**
   * Nodes in the first server that the system property {@code supervised.tck.servers} names, and that is taken from a Maven repository.
   * The folder {@code supervised.tck.libraries} has the library under test and all it needs.
   */
  public ServerCluster() throws IOException {
    this(first(), "", Archives.libraries());
    server.obtain();
  }

  private static Server first() {
    return Servers.chosen()
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("supervised.tck.servers names no server"));
  }

  /** With the library in the application. */
  ServerCluster(Server server, String name, List<Path> libraries) throws IOException {
    this(server, name, libraries, Optional.empty());
  }

  /** With one jar for all applications of a server. */
  static ServerCluster serverWide(Server server, Path jar) throws IOException {
    return new ServerCluster(server, "-wide", List.of(), Optional.of(jar));
  }

  private ServerCluster(Server server, String name, List<Path> libraries, Optional<Path> serverWide)
      throws IOException {
    this.server = server;
    this.java = Jdks.atLeast(server.oldestJava());
    this.serverWide = serverWide;
    this.folder = ServerFiles.work().resolve("nodes").resolve(server.id() + name);
    Folders.clear(folder);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close)); // if the test is broken off
    this.archives = new Archives(folder.resolve("archives"), libraries);
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
    Starting.up(node);
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
        properties(name));
    try {
      ServerNode node = new ServerNode(plan, server.prepare(plan), folder.resolve(name + ".log"));
      nodes.add(node);
      return node;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Node {@code b} has its children on threads of the server, if that lends some. */
  private Map<String, String> properties(String name) {
    Map<String, String> properties = new HashMap<>(Map.of(
        "supervised.node.name",
        name,
        "supervised.transport.port",
        Integer.toString(TRANSPORT_PORT),
        "supervised.call.deadline",
        "PT1M", // the machine may be busy with other things
        "supervised.bean.configured.instances",
        "2"));
    if (name.equals("b")) {
      server.executor().ifPresent(executor -> properties.put("supervised.executor", executor));
    }
    return properties;
  }

  @Override
  public void close() {
    nodes.forEach(ServerNode::end);
  }
}
