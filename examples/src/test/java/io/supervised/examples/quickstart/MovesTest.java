package io.supervised.examples.quickstart;

import static io.supervised.examples.quickstart.Histories.started;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MovesTest {

  private final Moves moves = Moves.between(
      placement(Map.of("ann", Set.of("a"), "bob", Set.of("b", "c", "d"))),
      placement(Map.of("ann", Set.of("a", "b", "c", "d"))),
      List.of(
          started(130, "ann", "b", 2), started(110, "ann", "c", 2), started(120, "ann", "d", 2)));

  @Test
  void only_children_on_another_node_have_moved() {
    assertThat(moves.children()).containsExactlyInAnyOrder("b", "c", "d");
    assertThat(moves.only(move -> move.from().equals("ann")).count()).isZero();
  }

  @Test
  void a_row_shows_first_median_and_last() {
    Table table = new Table("what", "n", "first", "median", "last");
    moves.addTo(table, "moved", 100_000_000);

    assertThat(table.lines().get(1)).containsSubsequence("moved", "3", "10 ms", "20 ms", "30 ms");
  }

  @Test
  void a_row_of_nothing_shows_no_times() {
    Table table = new Table("what", "n", "first", "median", "last");
    moves.only(move -> false).addTo(table, "moved", 0);

    assertThat(table.lines().get(1)).isEqualTo("   moved  0");
  }

  private static Placement placement(Map<String, Set<String>> children) {
    return new Placement(children.entrySet().stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey,
            entry -> new Status(0, children.keySet(), entry.getValue(), Map.of()))));
  }
}
