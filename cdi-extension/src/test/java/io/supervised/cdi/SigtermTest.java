package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a node that is told to end, in a container that takes no notice of that. */
class SigtermTest {

  private static final int PORT = 19_520;
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  @Test
  void a_node_of_a_process_that_is_told_to_end_leaves_in_order() throws Exception {
    try (Application stays = Application.start(PORT, Map.of(), Waiter.class)) {
      Path log = folder.resolve("log");
      Process process = start(log);
      try {
        Supervisor supervisor = stays.get(Supervisor.class);
        await().atMost(SOON).until(() -> supervisor.nodes().size() == 2);
        await().atMost(SOON).until(() -> Files.readString(log).contains("SUPV00001"));
        process.destroy();
        await().atMost(SOON).until(() -> !process.isAlive());
        assertThat(Files.readString(log)).contains("Waiter stops");
        assertThat(supervisor.nodes()).extracting(ClusterNode::name).hasSize(1);
      } finally {
        process.destroyForcibly();
      }
    }
  }

  private static Process start(Path log) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            "-Dsupervised.node.name=ends",
            "-Dsupervised.transport.port=" + PORT,
            "-Dsupervised.cluster.name=extension-test",
            Main.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  /** The process. */
  static final class Main {

    public static void main(String... arguments) throws InterruptedException {
      SeContainerInitializer.newInstance()
          .disableDiscovery()
          .addProperty("org.jboss.weld.se.shutdownHook", false)
          .addExtensions(new SupervisedExtension())
          .addBeanClasses(Waiter.class)
          .initialize();
      Thread.currentThread().join();
    }
  }

  /** One on each node. */
  @Supervised(everyNode = true)
  public static class Waiter {

    @PreDestroy
    void stop() {
      System.out.println("Waiter stops");
    }
  }
}
