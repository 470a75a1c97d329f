package io.supervised.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each child runs on one node: which one, and what happens to it when nodes come and go. */
class OwnershipTest {

  private final TckCluster cluster = TckCluster.create();

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @Proves("each supervised bean runs on exactly one node")
  void three_nodes_share_the_children_without_a_double() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    TckNode c = cluster.start("c");
    Eventually.settled(a, b, c);
  }

  @Test
  @Proves("a newcomer sees every child where it is")
  void every_node_knows_where_each_child_runs() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    Eventually.holds(() -> {
      for (TckNode asked : List.of(a, b)) {
        for (TckNode owner : List.of(a, b)) {
          assertThat(Eventually.numbered(owner))
              .allSatisfy(child -> assertThat(asked.children()).containsEntry(child, owner.name()))
              .allSatisfy(child -> assertThat(asked.nodeFor(child)).isEqualTo(owner.name()));
        }
      }
    });
  }

  @Test
  @Proves("L2: a join moves nothing but the newcomer's share")
  void children_that_do_not_move_to_the_newcomer_stay_where_they_are() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    Set<String> ofA = new HashSet<>(Eventually.numbered(a));
    Set<String> ofB = new HashSet<>(Eventually.numbered(b));
    TckNode c = cluster.start("c");
    Eventually.settled(a, b, c);
    assertThat(ofA).containsAll(Eventually.numbered(a));
    assertThat(ofB).containsAll(Eventually.numbered(b));
  }

  @Test
  @Proves("children of a node that leaves run elsewhere")
  void a_leaver_leaves_nothing_undone() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    a.stop();
    Eventually.settled(b);
  }

  @Test
  @Proves("children of a node that dies run elsewhere, also if it led the cluster")
  void a_killed_leader_is_replaced() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    TckNode c = cluster.start("c");
    Eventually.settled(a, b, c);
    a.kill();
    Eventually.settled(b, c);
  }

  @Test
  @Proves("everyNode: one child on each node, for as long as it is a member")
  void every_node_runs_a_watcher_of_its_own() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.holds(
        () -> assertThat(a.localChildren()).contains("watcher@a").doesNotContain("watcher@b"));
    Eventually.holds(() -> assertThat(b.localChildren()).contains("watcher@b"));
    Eventually.holds(() -> assertThat(a.children()).containsEntry("watcher@b", "b"));
    b.stop();
    Eventually.holds(() -> assertThat(a.children()).doesNotContainKey("watcher@b"));
  }
}
