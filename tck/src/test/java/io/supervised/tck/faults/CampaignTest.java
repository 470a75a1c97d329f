package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short campaign against real processes. */
class CampaignTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @TempDir
  Path results;

  private CampaignTotals run(String... more) throws IOException, InterruptedException {
    Stream<String> always = Stream.of("--results=" + results, "--port=18750", "--patience=180000");
    String[] arguments = Stream.concat(always, Stream.of(more)).toArray(String[]::new);
    return new Campaign(
            CampaignOptions.parse(arguments), new PrintStream(told, true, StandardCharsets.UTF_8))
        .run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void ten_faults_of_all_kinds_break_no_promise() throws IOException, InterruptedException {
    CampaignTotals totals =
        run("--seeds=1-2", "--faults=5", "--lease=1000", "--gap=2000", "--calm=1000");
    System.out.println(told()); // says what was skipped on this machine, and why
    assertThat(totals.isGreen()).as(told()).isTrue();
    assertThat(told())
        .contains("2 schedules, 10 faults, 0 children lost")
        .containsPattern("\\d{3,} increments acknowledged.*, 0 increments lost, 0 doubled");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void without_namespaces_it_says_what_it_skips() throws IOException, InterruptedException {
    CampaignTotals totals = run(
        "--mode=processes",
        "--seeds=1",
        "--nodes=2",
        "--children=6",
        "--kinds=kill",
        "--faults=2",
        "--gap=1000",
        "--calm=1000");
    assertThat(totals.isGreen()).as(told()).isTrue();
    assertThat(told())
        .contains("all faults of the network are skipped")
        .contains("seed 1      green  2 faults")
        .containsPattern("(?s)silences after.*\\R +kill(/launch)? +\\d");
  }

  @Test
  void without_leases_children_are_seen_active_twice() throws IOException, InterruptedException {
    boolean green = true;
    for (int seed = 1; seed <= 4 && !told().contains("S2"); seed++) { // one may go well, by luck
      green &= withoutLeases(seed);
    }
    assertThat(green).as(told()).isFalse();
    assertThat(told()).contains("S2");
  }

  private boolean withoutLeases(int seed) throws IOException, InterruptedException {
    return run(
            "--mode=processes",
            "--seeds=" + seed,
            "--effect=5",
            "--counters=0",
            "--nodes=2",
            "--kinds=pause",
            "--partition=available",
            "--lease=1000",
            "--faults=4",
            "--calm=1000")
        .isGreen();
  }

  @Test
  void state_that_is_only_handed_over_is_seen_lost_when_nodes_are_killed()
      throws IOException, InterruptedException {
    CampaignTotals totals = run(
        "--mode=processes",
        "--durability=handoff",
        "--seeds=1",
        "--children=3",
        "--counters=6",
        "--kinds=kill",
        "--faults=3",
        "--lease=1000",
        "--gap=1000",
        "--calm=500");
    assertThat(totals.isGreen()).as(told()).isFalse();
    assertThat(told()).contains("KEPT").doesNotContain("S6:");
  }

  @Test
  void a_cluster_that_does_not_come_to_rest_is_red_and_its_files_stay()
      throws IOException, InterruptedException {
    CampaignTotals totals =
        run("--mode=processes", "--seeds=1", "--nodes=1", "--children=2", "--patience=0");
    assertThat(totals.isGreen()).isFalse();
    assertThat(told()).contains("RED").contains("n1#1 has not joined").contains("seeds [1]");
    assertThat(results.resolve("seed-1").resolve("report.txt")).exists();
  }
}
