package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real node as a process: it is started, stopped in its tracks, killed, and leaves when it is asked to. */
class NodesTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir
  Path folder;

  private EventLog log;
  private Nodes nodes;

  @BeforeEach
  void open() throws IOException {
    log = EventLog.open(History.file(folder, Life.DRIVER), Life.DRIVER);
    ClusterOptions options =
        CampaignOptions.parse("--nodes=1", "--children=2", "--port=18700").cluster();
    nodes = new Nodes(new NodeCommand(options, new Loopback(), "nodes-test", folder), log);
    nodes.launch(1, "start");
    await(EventKind.EFFECT);
  }

  @AfterEach
  void close() {
    nodes.close();
    log.close();
  }

  private List<Event> written(EventKind kind) throws IOException {
    return History.read(folder).events().stream()
        .filter(event -> event.kind() == kind)
        .toList();
  }

  private void await(EventKind kind) {
    Awaitility.await().atMost(LIMIT).until(() -> !written(kind).isEmpty());
  }

  @Test
  void a_node_leaves_in_order_when_it_is_asked_to() throws IOException {
    nodes.stop(1, "restart");
    nodes.awaitLeaver(1, "restart");
    assertThat(nodes.isRunning(1)).isFalse();
    assertThat(written(EventKind.END)).hasSize(1);
    assertThat(written(EventKind.DEA)).hasSameSizeAs(written(EventKind.ACT));
    assertThat(written(EventKind.KILL)).isEmpty();
    assertThat(written(EventKind.EXITED)).extracting(Event::detail).containsExactly("0");
  }

  @Test
  void a_killed_node_says_nothing_more_and_lives_again_as_another() throws IOException {
    nodes.kill(List.of(1), "kill");
    Event kill = written(EventKind.KILL).get(0);
    assertThat(kill.child()).isEqualTo("n1#1");
    assertThat(written(EventKind.END)).isEmpty();
    assertThat(written(EventKind.DEA)).isEmpty();
    nodes.launch(1, "kill");
    assertThat(nodes.living()).containsValue(new Life("n1", "2"));
    assertThat(written(EventKind.LAUNCHED))
        .extracting(Event::child)
        .containsExactly("n1#1", "n1#2");
  }

  @Test
  void a_paused_node_does_not_run_until_it_is_resumed() throws IOException {
    nodes.pause(1, "pause");
    AtomicInteger last = new AtomicInteger();
    Awaitility.await().during(Duration.ofMillis(300)).atMost(LIMIT).until(() -> {
      int now = written(EventKind.TICK).size();
      return last.getAndSet(now) == now; // one may be under way when the signal is sent
    });
    nodes.resume(1, "pause");
    Awaitility.await().atMost(LIMIT).until(() -> written(EventKind.TICK).size() > last.get());
    assertThat(written(EventKind.RESUME)).hasSize(1);
  }
}
