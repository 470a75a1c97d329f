package io.supervised.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the nodes tell their observers. */
class EventsTest {

  private final TckCluster cluster = TckCluster.create();

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @Proves("S9: NodeUp and NodeDown of a node alternate, Up first, on every node")
  void everybody_hears_of_everybody_once() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    cluster.start("c").kill();
    Eventually.holds(() -> assertThat(a.heard()).contains("down c"));
    Eventually.holds(() -> assertThat(b.heard()).contains("down c"));
    assertThat(ofNodes(a)).containsExactly("up a", "up b", "up c", "down c");
    assertThat(ofNodes(b)).containsExactly("up a", "up b", "up c", "down c");
  }

  @Test
  @Proves("S9: a node that comes back under its name is another one")
  void a_restarted_node_goes_down_and_comes_up() {
    TckNode a = cluster.start("a");
    cluster.start("b").kill();
    cluster.start("b");
    Eventually.holds(
        () -> assertThat(ofNodes(a)).containsExactly("up a", "up b", "down b", "up b"));
  }

  @Test
  @Proves("ChildStarted and ChildStopped are told where the child runs")
  void a_child_that_moves_stops_before_it_starts_elsewhere() {
    TckNode a = cluster.start("a");
    Eventually.settled(a);
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    for (String moved : Eventually.numbered(b)) {
      Eventually.holds(
          () -> assertThat(a.heard()).containsSubsequence("started " + moved, "stopped " + moved));
      Eventually.holds(() -> assertThat(b.heard()).contains("started " + moved));
    }
  }

  @Test
  @Proves("who observes @ClusterWide hears of the children of all nodes, also of one that dies")
  void who_asks_hears_of_children_anywhere() {
    TckNode a = cluster.start("a");
    Eventually.settled(a);
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    List<String> moved = Eventually.numbered(b);
    for (String child : moved) {
      Eventually.holds(() -> assertThat(a.heard())
          .containsSubsequence("stopped " + child + "@a", "started " + child + "@b"));
    }
    b.kill();
    for (String child : moved) {
      Eventually.holds(() -> assertThat(a.heard())
          .containsSubsequence("stopped " + child + "@b", "started " + child + "@a"));
    }
    Eventually.holds(() ->
        assertThat(a.heard()).filteredOn(("started " + moved.get(0))::equals).hasSize(2));
  }

  private static List<String> ofNodes(TckNode node) {
    return node.heard().stream()
        .filter(entry -> entry.startsWith("up ") || entry.startsWith("down "))
        .toList();
  }
}
