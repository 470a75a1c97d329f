package io.supervised.engine.cluster;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.Place;
import io.supervised.engine.registry.TestFrames;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.jgroups.JChannel;
import org.jgroups.View;
import org.jgroups.ViewId;
import org.jgroups.protocols.DISCARD;
import org.jgroups.protocols.TP;
import org.jgroups.protocols.pbcast.GMS;
import org.jgroups.stack.ProtocolStack;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two parts of a data grid write for themselves and meet again. */
class ReunionTest {

  private final List<Place> places = FreePlaces.draw(2);
  private final List<TestGrid> grids = new ArrayList<>();

  @AfterEach
  void close() {
    grids.forEach(TestGrid::close);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_newest_states_survive_on_whichever_side_they_were_written(boolean distributed)
      throws Exception {
    TestGrid left = start(places.get(0), distributed);
    TestGrid right = start(places.get(1), distributed);
    together();
    left.cache().put("both", TestFrames.running(1));
    split();
    left.cache().put("both", TestFrames.running(2));
    right.cache().put("both", TestFrames.running(3));
    left.cache().put("ended on the left", TestFrames.stopped(5));
    right.cache().put("ended on the left", TestFrames.running(5));
    right.cache().put("only on the right", TestFrames.running(4));
    heal();
    together();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(grids).allSatisfy(grid -> {
          assertThat(grid.cache().get("both")).isEqualTo(TestFrames.running(3));
          assertThat(grid.cache().get("ended on the left")).isEqualTo(TestFrames.stopped(5));
          assertThat(grid.cache().get("only on the right")).isEqualTo(TestFrames.running(4));
        }));
  }

  private TestGrid start(Place place, boolean distributed) throws Exception {
    TestGrid grid = new TestGrid(place, places, distributed);
    grids.add(grid);
    return grid;
  }

  private void split() throws Exception {
    for (TestGrid grid : grids) {
      stack(grid)
          .insertProtocol(new DISCARD().discardAll(true), ProtocolStack.Position.ABOVE, TP.class);
    }
    for (TestGrid grid : grids) {
      JChannel channel = grid.channel().raw();
      ViewId next =
          new ViewId(channel.getAddress(), channel.getView().getViewId().getId() + 1);
      GMS membership = stack(grid).findProtocol(GMS.class);
      membership.installView(new View(next, List.of(channel.getAddress())));
    }
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(grids)
            .allSatisfy(grid -> assertThat(grid.newest().view().members()).hasSize(1)));
  }

  private void heal() {
    grids.forEach(grid -> stack(grid).removeProtocol(DISCARD.class));
  }

  /** Until both have the same topology, and nothing is under way to another. */
  private void together() {
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(grids).allSatisfy(grid -> {
        LocalizedCacheTopology topology =
            grid.cache().getAdvancedCache().getDistributionManager().getCacheTopology();
        assertThat(topology.getActualMembers()).hasSize(2);
        assertThat(topology.getPendingCH()).isNull();
      });
      assertThat(grids.stream().map(grid -> grid.newest().view().topology()).distinct())
          .hasSize(1);
    });
  }

  private static ProtocolStack stack(TestGrid grid) {
    return grid.channel().raw().getProtocolStack();
  }
}
