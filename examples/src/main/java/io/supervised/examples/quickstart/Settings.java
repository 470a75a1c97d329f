package io.supervised.examples.quickstart;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * What the quick start was told by system properties.
 *
 * @param paceMillis pause of a child between two slices
 * @param heapMegabytes greatest heap of a node
 * @param port first of the ports that the nodes may use
 */
record Settings(TextFiles texts, int paceMillis, int heapMegabytes, int port, Logs logs) {

  /** As many ports a node looks at to find the others. */
  static final int PORTS = 20;

  private static final int BLOCK =
      25; // a node holds the one behind them for a moment, while it starts
  private static final int BLOCKS = 4; // 100 above each port is one for the failure detection

  private static final int NODES = 4;
  private static final int HIGHEST_PORT =
      32_000; // above begin the ports that Linux gives to outgoing connections

  static Settings of(Properties properties) throws Failure, IOException {
    TextFiles texts = TextFiles.in(folder(properties));
    int pace = number(properties, Work.PACE, 150, 0, 10_000);
    int heap = number(properties, "quick-start.heap", 128, 64, 4096);
    int port = freeBlock(number(properties, "quick-start.port", 18_300, 1024, HIGHEST_PORT));
    Logs logs = Logs.in(properties.getProperty("quick-start.logs", ""));
    return new Settings(texts, pace, heap, port, logs);
  }

  private static Path folder(Properties properties) throws Failure {
    String folder = properties.getProperty("folder", "");
    return folder.isEmpty()
        ? project(properties)
        : Path.of(folder).toAbsolutePath().normalize();
  }

  /** The outermost folder with a pom.xml, seen from the working directory or the one that Maven works in upwards. */
  private static Path project(Properties properties) throws Failure {
    Path start = Path.of(properties.getProperty("quick-start.project", "")).toAbsolutePath();
    if (!isProject(start)) {
      throw Failure.noProject(start);
    }
    Path project = start;
    for (Path parent = start.getParent();
        parent != null && isProject(parent);
        parent = parent.getParent()) {
      project = parent;
    }
    return project;
  }

  private static boolean isProject(Path folder) {
    return Files.exists(folder.resolve("pom.xml"));
  }

  private static int number(Properties properties, String key, int usual, int least, int most)
      throws Failure {
    String value = properties.getProperty(key, Integer.toString(usual));
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below, as a number out of bounds is
    }
    throw Failure.notANumber(key, value, least, most);
  }

  private static int freeBlock(int from) throws Failure {
    int end = from + BLOCK * BLOCKS;
    for (int block = from; block < end; block += BLOCK) {
      if (isFree(block)) {
        return block;
      }
    }
    throw Failure.noPorts(from, end - 1);
  }

  private static boolean isFree(int block) {
    for (int port = block; port < block + NODES; port++) {
      try (ServerSocket probe = new ServerSocket()) {
        probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }
}
