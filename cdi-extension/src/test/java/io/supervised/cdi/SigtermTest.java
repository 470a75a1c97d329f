package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process with a node that is told to end, in a container that takes no notice of that. */
class SigtermTest {

  private static final int PORT = 19_520;

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
        await().atMost(SOON).until(() -> Files.readString(log).contains("serves"));
        await()
            .atMost(SOON)
            .until(() -> supervisor
                .find("waiter@ends")
                .map(ChildInfo::state)
                .equals(Optional.of(ChildState.ACTIVE)));
        process.destroy();
        await().atMost(SOON).until(() -> !process.isAlive());
        assertThat(Files.readString(log)).contains("Waiter stops");
        await()
            .atMost(SOON)
            .untilAsserted(
                () -> assertThat(supervisor.nodes()).containsExactly(supervisor.localNode()));
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
      System.out.println("The container serves");
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
