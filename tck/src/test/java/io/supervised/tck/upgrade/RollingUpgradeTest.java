package io.supervised.tck.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of the previous build and of the present one in one cluster: children, their state and calls go both ways. */
class RollingUpgradeTest {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final List<String> CHILDREN =
      IntStream.range(0, 20).mapToObj(number -> "tally-" + number).toList();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path logs;

  private final List<BuildProcess> started = new ArrayList<>();

  @AfterEach
  void end() {
    started.forEach(BuildProcess::close);
  }

  @Test
  void nodes_are_replaced_one_after_the_other_and_nothing_is_lost() throws IOException {
    BuildProcess first = previous("first");
    start(CHILDREN, first);
    addsUpTo(1, first);
    BuildProcess second = previous("second");
    areSpreadOver(Set.of("first", "second"), first, second);
    BuildProcess third = present("third");
    areSpreadOver(Set.of("first", "second", "third"), first, third);
    addsUpTo(2, first);
    addsUpTo(3, third);
    first.close();
    areSpreadOver(Set.of("second", "third"), second, third);
    addsUpTo(4, second);
    addsUpTo(5, third);
    second.close();
    areSpreadOver(Set.of("third"), third);
    addsUpTo(6, third);
  }

  @Test
  void an_upgrade_can_be_taken_back() throws IOException {
    BuildProcess present = present("new");
    start(CHILDREN, present);
    BuildProcess previous = previous("old");
    areSpreadOver(Set.of("new", "old"), present, previous);
    addsUpTo(1, previous);
    present.close();
    areSpreadOver(Set.of("old"), previous);
    addsUpTo(2, previous);
  }

  @Test
  void the_death_of_a_node_of_one_build_loses_nothing_of_what_nodes_of_the_other_have_heard()
      throws IOException {
    BuildProcess present = present("new");
    BuildProcess previous = previous("old");
    start(CHILDREN, present);
    areSpreadOver(Set.of("new", "old"), present, previous);
    addsUpTo(1, present);
    previous.kill();
    areSpreadOver(Set.of("new"), present);
    addsUpTo(2, present);
    BuildProcess next = previous("next");
    areSpreadOver(Set.of("new", "next"), present, next);
    present.kill();
    areSpreadOver(Set.of("next"), next);
    addsUpTo(3, next);
  }

  private BuildProcess previous(String name) throws IOException {
    return kept(BuildProcess.ofThePreviousBuild(name, logs));
  }

  private BuildProcess present(String name) throws IOException {
    return kept(BuildProcess.ofThisBuild(name, logs));
  }

  private BuildProcess kept(BuildProcess process) {
    started.add(process);
    return process;
  }

  private static void start(List<String> children, BuildProcess process) {
    assertThat(children)
        .allSatisfy(child -> assertThat(process.ask("start " + child)).isEqualTo(child));
  }

  /** Adds one to each child, which then has counted so many. */
  private static void addsUpTo(int count, BuildProcess caller) {
    assertThat(CHILDREN)
        .allSatisfy(child ->
            assertThat(caller.ask("add " + child)).as(child).isEqualTo(Integer.toString(count)));
  }

  /** Waits until each of these processes finds children on each of these nodes, and on no other. */
  private static void areSpreadOver(Set<String> nodes, BuildProcess... asked) {
    for (BuildProcess process : asked) {
      await().atMost(SOON).untilAsserted(() -> {
        Set<String> found = new HashSet<>();
        CHILDREN.forEach(child -> found.add(process.ask("where " + child)));
        assertThat(found).isEqualTo(nodes);
      });
    }
  }
}
