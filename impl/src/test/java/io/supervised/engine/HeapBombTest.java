package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.Supervised;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A child takes all memory of its process, which has 64 MB, again and again. */
@ResourceLock(value = Forks.LOCK, mode = ResourceAccessMode.READ)
class HeapBombTest {

  private static final int NEIGHBOURS = 20;

  @TempDir
  private Path folder;

  private final ClusterSupervisor here = HeapBomb.start("here");
  private @Nullable Process small;

  @AfterEach
  void end_all() {
    if (small != null) {
      small.destroyForcibly();
    }
    here.close();
  }

  @Test
  void its_node_survives_or_is_replaced_and_its_neighbours_answer() throws IOException {
    small = start("small");
    await().atMost(SOON).until(() -> here.nodes().size() == 2);
    Child<HeapBomb> bomb = here.startChild(ChildSpec.of(HeapBomb.class)
        .named("bomb")
        .onlyOn("small")
        .maxRestarts(Supervised.UNLIMITED, Duration.ofSeconds(5))
        .build());
    List<Child<HeapBomb>> neighbours = IntStream.range(0, NEIGHBOURS)
        .mapToObj(number -> here.startChild(ChildSpec.of(HeapBomb.class)
            .named("neighbour-" + number)
            .onNode("small")
            .build()))
        .toList();
    neighbours.forEach(neighbour -> await().atMost(SOON).until(() -> answers(neighbour)));
    for (int explosion = 0; explosion < 3; explosion++) {
      bomb.cast(HeapBomb::explode);
      neighbours.forEach(neighbour -> await().atMost(SOON).until(() -> answers(neighbour)));
    }
    if (here.nodes().size() == 2) {
      await().atMost(SOON).until(() -> here.nodes().size() == 1 || answers(bomb));
    }
    assertThat(here.children()).hasSize(NEIGHBOURS + 1);
  }

  private static boolean answers(Child<HeapBomb> child) {
    try {
      return !child.call(HeapBomb::where).isEmpty();
    } catch (RuntimeException | OutOfMemoryError notNow) {
      return false;
    }
  }

  private Process start(String name) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElse("java"),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            HeapBomb.class.getName(),
            name)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }
}
