package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.faults.check.Checker;
import io.supervised.tck.faults.check.Expectation;
import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.network.Loopback;
import io.supervised.tck.faults.schedule.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is stopped in its tracks by a signal for some seconds. */
class PauseTest {

  private static final int PAUSED = 1;

  @TempDir
  Path folder;

  private History pausedFor(int seconds, int leaseMillis) throws IOException, InterruptedException {
    ClusterOptions options = CampaignOptions.parse(
            "--nodes=2",
            "--children=10",
            "--lease=" + leaseMillis,
            "--calm=1000",
            "--patience=180000",
            "--port=18800")
        .cluster();
    try (Cluster cluster = Cluster.start(options, new Loopback(), folder)) {
      assertThat(cluster.awaitRest(true)).as("missing at the start").isEmpty();
      cluster.injector().pause(FaultKind.PAUSE, PAUSED);
      TimeUnit.SECONDS.sleep(seconds); // the fault itself
      cluster.injector().resume(FaultKind.PAUSE, PAUSED);
      assertThat(cluster.awaitRest(true)).as("missing after the pause").isEmpty();
      cluster.declareClosed();
      Expectation expectation = Expectation.of(cluster.children(), options.calm());
      History history = History.read(folder);
      assertThat(new Checker(expectation).check(history).violations()).isEmpty();
      return history;
    }
  }

  private static Stream<Event> startsAfterThePause(History history) {
    List<Event> events = history.events();
    long paused = events.stream()
        .filter(event -> event.kind() == EventKind.PAUSE)
        .mapToLong(Event::mono)
        .findFirst()
        .orElseThrow();
    return events.stream()
        .filter(event -> event.kind() == EventKind.ACT_BEGIN && event.mono() > paused);
  }

  @Test
  void a_third_of_the_lease_moves_nothing() throws IOException, InterruptedException {
    assertThat(startsAfterThePause(pausedFor(3, 9_000))).isEmpty();
  }

  @Test
  void five_leases_move_its_children_and_none_is_active_twice()
      throws IOException, InterruptedException {
    assertThat(startsAfterThePause(pausedFor(15, 3_000))).isNotEmpty();
  }
}
