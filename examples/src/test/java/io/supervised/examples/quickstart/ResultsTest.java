package io.supervised.examples.quickstart;

import static io.supervised.examples.quickstart.Histories.begun;
import static io.supervised.examples.quickstart.Histories.tallied;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {

  private static final Tally TALLY = new Tally(1, 2, 3);

  @Test
  void the_tally_of_the_last_owner_counts() {
    Event last = tallied(4, "bob", "c", 2, TALLY);

    assertThat(Results.of(List.of(
            begun(1, "ann", "c", 1),
            tallied(2, "ann", "c", 1, Tally.ZERO),
            begun(3, "bob", "c", 2),
            last)))
        .containsOnly(entry("c", last));
  }

  @Test
  void a_tally_of_an_earlier_owner_does_not_count() {
    assertThat(Results.of(List.of(
            begun(1, "ann", "c", 1), begun(3, "bob", "c", 2), tallied(4, "ann", "c", 1, TALLY))))
        .isEmpty();
  }

  @Test
  void a_child_that_moves_has_to_tally_again() {
    assertThat(Results.of(List.of(
            begun(1, "ann", "c", 1), tallied(2, "ann", "c", 1, TALLY), begun(3, "bob", "c", 2))))
        .isEmpty();
  }
}
