package io.supervised.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlacementTest {

  private static final List<String> CHILDREN = List.of("fileTally-0", "fileTally-1", "fileTally-2");
  private static final Set<String> BOTH = Set.of("ann", "bob");
  private static final Map<String, String> RIGHT =
      Map.of("fileTally-0", "ann", "fileTally-1", "ann", "fileTally-2", "bob");

  @Test
  void each_child_on_one_node_is_no_problem() {
    assertThat(placement(Set.of("fileTally-0", "fileTally-1"), Set.of("fileTally-2"))
            .problems(CHILDREN))
        .isEmpty();
  }

  @Test
  void a_lost_child_is_a_problem() {
    assertThat(placement(Set.of("fileTally-0"), Set.of("fileTally-2")).problems(CHILDREN))
        .contains("lost, on no node: 1 child, numbers 1");
  }

  @Test
  void a_doubled_child_is_a_problem() {
    assertThat(placement(Set.of("fileTally-0", "fileTally-1", "fileTally-2"), Set.of("fileTally-2"))
            .problems(CHILDREN))
        .contains("doubled: fileTally-2 on ann and bob");
  }

  @Test
  void an_unknown_child_is_a_problem() {
    assertThat(placement(Set.of("fileTally-0", "fileTally-1"), Set.of("fileTally-2", "fileTally-9"))
            .problems(CHILDREN))
        .contains("unknown: fileTally-9 on bob");
  }

  @Test
  void a_node_that_believes_a_child_elsewhere_is_a_problem() {
    assertThat(placement(Set.of("fileTally-0"), Set.of("fileTally-1", "fileTally-2"))
            .problems(CHILDREN))
        .containsExactly(
            "ann does not yet see each child where it runs",
            "bob does not yet see each child where it runs");
  }

  @Test
  void a_node_that_still_sees_a_dead_one_is_a_problem() {
    Status ann = new Status(0, BOTH, Set.copyOf(CHILDREN), Map.of());

    assertThat(new Placement(Map.of("ann", ann)).problems(CHILDREN))
        .anyMatch(problem -> problem.startsWith("ann sees"));
  }

  @Test
  void the_spread_is_the_busiest_node_over_the_mean() {
    Placement placement = placement(Set.of("fileTally-0", "fileTally-1"), Set.of("fileTally-2"));

    assertThat(placement.busiestNode()).isEqualTo("ann");
    assertThat(placement.spread()).isEqualTo(2 / 1.5);
  }

  private static Placement placement(Set<String> ann, Set<String> bob) {
    Map<String, Status> nodes = new LinkedHashMap<>();
    nodes.put("ann", new Status(64, BOTH, ann, RIGHT));
    nodes.put("bob", new Status(0, BOTH, bob, RIGHT));
    return new Placement(nodes);
  }
}
