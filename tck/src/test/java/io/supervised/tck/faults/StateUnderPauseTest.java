package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.network.Loopback;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One of two nodes stands still, so that the state which a call has left on the other can't get to it. */
class StateUnderPauseTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  private EventLog log;
  private Nodes nodes;

  @BeforeEach
  void open() throws IOException {
    log = EventLog.open(History.file(folder, Life.DRIVER), Life.DRIVER);
    ClusterOptions options = CampaignOptions.parse(
            "--nodes=2", "--children=1", "--counters=8", "--lease=1000", "--port=18800")
        .cluster();
    nodes = new Nodes(new NodeCommand(options, new Loopback(), "pause-test", folder), log);
    nodes.launch(1, "start");
    nodes.launch(2, "start");
    await()
        .atMost(LIMIT)
        .until(() -> hasCountersThatAreCalled("n1") && hasCountersThatAreCalled("n2"));
  }

  @AfterEach
  void close() {
    nodes.close();
    log.close();
  }

  private List<Event> written(String node, EventKind kind) throws IOException {
    return History.read(folder).events().stream()
        .filter(event -> event.kind() == kind && event.life().node().equals(node))
        .toList();
  }

  private boolean hasCountersThatAreCalled(String node) throws IOException {
    return !written(node, EventKind.EXEC).isEmpty()
        && !written(node, EventKind.CALL_OK).isEmpty();
  }

  @Test
  void children_end_when_the_lease_is_over_although_their_calls_wait() throws IOException {
    nodes.pause(2, "pause");
    await().atMost(LIMIT).untilAsserted(() -> {
      assertThat(written("n1", EventKind.LEASE_LOST)).isNotEmpty();
      assertThat(written("n1", EventKind.DEA)).hasSameSizeAs(written("n1", EventKind.ACT));
    });
    assertThat(folder.resolve("n1-1.log")).content().doesNotContain("did not end within");
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(written("n1", EventKind.CALL_UNKNOWN)).isNotEmpty());
  }
}
