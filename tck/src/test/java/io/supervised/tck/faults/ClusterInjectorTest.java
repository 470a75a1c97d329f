package io.supervised.tck.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.network.Link;
import io.supervised.tck.faults.schedule.FaultKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults of the network are written down; those of nodes that do not run are left out. */
class ClusterInjectorTest {

  private final RecordingNetwork network = new RecordingNetwork();

  @TempDir
  Path folder;

  private EventLog log;
  private Nodes nodes;
  private ClusterInjector injector;

  @BeforeEach
  void open() throws IOException {
    log = EventLog.open(History.file(folder, Life.DRIVER), Life.DRIVER);
    ClusterOptions options = CampaignOptions.parse().cluster();
    nodes = new Nodes(new NodeCommand(options, network, "c", folder), log);
    injector = new ClusterInjector(nodes, 0, network, log, Optional::empty);
  }

  @AfterEach
  void close() {
    nodes.close();
    log.close();
  }

  private List<String> written() throws IOException {
    return History.read(folder).events().stream()
        .map(event -> event.kind() + " " + event.detail())
        .toList();
  }

  @Test
  void cuts_and_their_end_are_written_down() throws IOException {
    injector.cut(FaultKind.SPLIT, Set.of(new Link(1, 2)));
    injector.mend(FaultKind.SPLIT, Set.of(new Link(1, 2)));
    injector.lose(FaultKind.LOSS, 3, 20);
    injector.stopLosing(FaultKind.LOSS, 3, 20);
    injector.unplug(FaultKind.UNPLUG, 2);
    injector.plug(FaultKind.UNPLUG, 2);
    assertThat(network.done)
        .containsExactly("cut 1>2", "mend 1>2", "lose 3", "stop losing 3", "unplug 2", "plug 2");
    assertThat(written())
        .containsExactly(
            "CUT split", "HEAL split", "CUT loss", "HEAL loss", "CUT unplug", "HEAL unplug");
  }

  @Test
  void a_cut_is_written_before_it_is_made_and_its_end_after() throws IOException {
    long before = System.nanoTime();
    injector.cut(FaultKind.MUTE, Set.of(new Link(1, 2)));
    long after = System.nanoTime();
    assertThat(History.read(folder).events())
        .singleElement()
        .extracting(Event::mono)
        .satisfies(mono -> assertThat(mono).isBetween(before, after));
  }

  @Test
  void nodes_that_do_not_run_are_not_harmed() throws IOException {
    injector.kill(FaultKind.KILL, Set.of(1, 2));
    injector.killCoordinator(FaultKind.KILL_COORDINATOR);
    injector.pause(FaultKind.PAUSE, 1);
    injector.resume(FaultKind.PAUSE, 1);
    injector.stop(FaultKind.RESTART, 1);
    assertThat(written()).isEmpty();
  }

  @Test
  void in_the_end_the_whole_network_is_mended() throws IOException {
    injector.heal();
    assertThat(network.done).containsExactly("mend all");
    assertThat(written()).containsExactly("HEAL heal");
  }
}
