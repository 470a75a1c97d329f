package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.StartupException;
import io.supervised.engine.TestNodes.Diary;
import io.supervised.engine.cluster.ClusterOptions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinRefusedTest {

  private final TestNodes nodes = new TestNodes("refusal-test", 18030);
  private final Diary diary = new Diary();

  @BeforeEach
  void a_cluster_of_one() {
    nodes.start("first", nodes.options(), diary);
  }

  @AfterEach
  void stop() {
    nodes.close();
  }

  @Test
  void a_peer_with_other_segments_is_refused_with_both_values() {
    ClusterOptions ours = nodes.options();
    ClusterOptions other =
        new ClusterOptions(ours.name(), ours.discovery(), 128, false, ours.startTimeout());
    assertThatThrownBy(() -> nodes.start("second", other, SupervisorListener.NONE))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("SUPV00020")
        .hasMessageContaining("supervised.segments is 128 here and 64 there")
        .hasMessageContaining("node 'first'");
    theFirstNodeIsUndisturbed();
  }

  @Test
  void a_peer_with_another_registry_is_refused_with_both_values() {
    ClusterOptions ours = nodes.options();
    ClusterOptions other =
        new ClusterOptions(ours.name(), ours.discovery(), 64, true, ours.startTimeout());
    assertThatThrownBy(() -> nodes.start("second", other, SupervisorListener.NONE))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("supervised.registry is distributed here and replicated there");
    theFirstNodeIsUndisturbed();
  }

  @Test
  void a_peer_with_a_name_that_is_taken_is_refused() {
    assertThatThrownBy(() -> nodes.start("first"))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("supervised.node.name 'first' is taken by a living member");
    theFirstNodeIsUndisturbed();
  }

  @Test
  void a_peer_that_takes_other_nodes_for_eligible_is_refused() {
    assertThatThrownBy(
            () -> nodes.start("second", new PlacementOptions(Set.of(), Set.of("second"))))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("supervised.nodes.eligible is second here and all there");
    theFirstNodeIsUndisturbed();
  }

  /** Nobody hears of the one that was refused, and the next one may join. */
  private void theFirstNodeIsUndisturbed() {
    nodes.start("third");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(diary.entries()).isEqualTo(List.of("up first", "up third")));
  }
}
