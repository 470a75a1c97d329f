package io.supervised.engine.cluster;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is predicted for the survivors of a cluster, against what real caches of real nodes do then. */
class HashPlacementTest {

  private final List<Place> places = FreePlaces.draw(4);
  private final List<TestGrid> grids = new ArrayList<>();

  @AfterEach
  void close() {
    grids.forEach(TestGrid::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void when_a_node_dies_its_segments_go_where_it_was_predicted(int dying) throws Exception {
    start(4, false);
    TestGrid dead = grids.remove(dying);
    List<Member> survivors = grids.stream().map(TestGrid::member).toList();
    Map<Integer, NodeId> before = wanted(grids.get(0), all(dead));
    Map<Integer, NodeId> predicted = wanted(grids.get(0), survivors);
    dead.cut();
    agreed();
    dead.close();
    for (TestGrid grid : grids) {
      assertThat(wanted(grid, survivors)).isEqualTo(predicted);
    }
    before.forEach((segment, owner) -> {
      if (!owner.equals(dead.member().id())) {
        assertThat(predicted).containsEntry(segment, owner);
      }
    });
  }

  @Test
  void all_nodes_predict_the_same_down_to_the_last() throws Exception {
    start(4, true);
    for (int left = 4; left > 0; left--) {
      List<Member> able = grids.subList(0, left).stream().map(TestGrid::member).toList();
      Map<Integer, NodeId> predicted = wanted(grids.get(0), able);
      assertThat(predicted).hasSize(TestGrid.SEGMENTS);
      assertThat(predicted.values())
          .hasSameElementsAs(able.stream().map(Member::id).toList());
      for (TestGrid grid : grids) {
        assertThat(wanted(grid, able)).isEqualTo(predicted);
      }
    }
  }

  @Test
  void without_anybody_of_the_grid_nothing_is_predicted() throws Exception {
    start(1, false);
    Member elsewhere = stranger();
    assertThat(wanted(grids.get(0), List.of(elsewhere))).isEmpty();
    assertThat(wanted(grids.get(0), List.of(elsewhere, grids.get(0).member())).values())
        .containsOnly(grids.get(0).member().id());
  }

  @Test
  void a_name_has_the_segment_that_the_cache_gives_it() throws Exception {
    start(1, false);
    LocalizedCacheTopology topology =
        grids.get(0).cache().getAdvancedCache().getDistributionManager().getCacheTopology();
    Cluster cluster = new Cluster(
        new ClusterOptions(
            "grid-test",
            new HostsDiscovery(places.get(0), places),
            TestGrid.SEGMENTS,
            false,
            Duration.ofSeconds(60)),
        HashPlacementTest.class.getClassLoader(),
        Set.of());
    for (String name : List.of("reportMailer", "cart-42", "Überweisung", "")) {
      assertThat(cluster.segmentOf(name)).as(name).isEqualTo(topology.getSegment(name));
    }
  }

  private Member stranger() {
    Member self = grids.get(0).member();
    NodeId id = new NodeId(new java.util.UUID(7, 7));
    return new Member(id, "stranger", self.address(), id.incarnation(), self.settings());
  }

  private List<Member> all(TestGrid more) {
    return Stream.concat(grids.stream(), Stream.of(more)).map(TestGrid::member).toList();
  }

  private static Map<Integer, NodeId> wanted(TestGrid grid, List<Member> able) {
    return grid.newest().placement().among(able);
  }

  private void start(int count, boolean distributed) throws Exception {
    for (Place place : places.subList(0, count)) {
      grids.add(new TestGrid(place, places, distributed));
    }
    agreed();
  }

  /** Until all have the same topology, with all of them in it and nobody else, and every segment has its owner. */
  private void agreed() {
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(grids).allSatisfy(grid -> {
        assertThat(grid.newest().view().members()).hasSize(grids.size());
        assertThat(grid.cache()
                .getAdvancedCache()
                .getDistributionManager()
                .getCacheTopology()
                .getPendingCH())
            .isNull();
        assertThat(wanted(grid, grids.stream().map(TestGrid::member).toList()).values())
            .containsAll(grids.stream().map(each -> each.member().id()).toList());
      });
      assertThat(grids.stream().map(grid -> grid.newest().view().topology()).distinct())
          .hasSize(1);
    });
  }
}
