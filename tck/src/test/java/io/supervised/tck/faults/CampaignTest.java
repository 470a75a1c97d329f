package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A short campaign against real processes. */
class CampaignTest {

  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @TempDir
  Path results;

  private CampaignTotals run(String... more) throws IOException, InterruptedException {
    String[] arguments = new String[more.length + 4];
    arguments[0] = "--mode=processes";
    arguments[1] = "--seeds=1";
    arguments[2] = "--results=" + results;
    arguments[3] = "--port=18750";
    System.arraycopy(more, 0, arguments, 4, more.length);
    return new Campaign(
            CampaignOptions.parse(arguments), new PrintStream(told, true, StandardCharsets.UTF_8))
        .run();
  }

  private String told() {
    return told.toString(StandardCharsets.UTF_8);
  }

  @Test
  void killed_nodes_are_replaced_and_no_promise_is_broken()
      throws IOException, InterruptedException {
    CampaignTotals totals =
        run("--nodes=2", "--children=6", "--kinds=kill", "--faults=2", "--gap=1000", "--calm=1000");
    assertThat(totals.isGreen()).as(told()).isTrue();
    assertThat(told())
        .contains("all faults of the network are skipped")
        .contains("seed 1      green  2 faults")
        .containsPattern("silences after.*\\R.*kill +\\d");
    assertThat(results).isEmptyDirectory();
  }

  @Test
  void a_cluster_that_does_not_come_to_rest_is_red_and_its_files_stay()
      throws IOException, InterruptedException {
    CampaignTotals totals = run("--nodes=1", "--children=2", "--patience=0");
    assertThat(totals.isGreen()).isFalse();
    assertThat(told()).contains("RED").contains("n1#1 has not joined").contains("seeds [1]");
    assertThat(results.resolve("seed-1").resolve("report.txt")).exists();
  }
}
