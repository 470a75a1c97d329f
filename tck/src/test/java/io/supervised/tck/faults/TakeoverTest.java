package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed with {@code kill -9} beside one that lives. */
class TakeoverTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @TempDir
  Path results;

  @Test
  void either_of_two_nodes_goes_on_alone_with_all_children_when_the_other_is_killed()
      throws IOException, InterruptedException {
    boolean all = TakeoverMeasurement.measure(
        new PrintStream(told, true, StandardCharsets.UTF_8),
        "--sizes=2",
        "--rounds=2",
        "--children=20",
        "--calm=1000",
        "--patience=180000",
        "--port=18780",
        "--results=" + results);
    assertThat(all).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    assertThat(told.toString(StandardCharsets.UTF_8))
        .contains("follower of 2 nodes", "leader of 2 nodes");
  }
}
