package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class TakeoversTest {

  @Test
  void a_takeover_lasts_from_the_kill_until_the_child_is_ready() {
    Takeovers takeovers = Takeovers.in(Story.of("c", "d")
        .begin("a", "c", 1, 100)
        .begin("b", "d", 1, 100)
        .kill("a", 5000)
        .begin("b", "c", 2, 5299)
        .history());
    assertThat(takeovers.nanos()).containsExactly(entry("kill", List.of(Story.millis(300))));
    assertThat(takeovers.missing()).isEmpty();
  }

  @Test
  void a_child_that_had_left_before_is_not_taken_over() {
    Takeovers takeovers = Takeovers.in(Story.of("c")
        .active("a", "c", 1, 100, 4000)
        .begin("b", "c", 2, 4100)
        .kill("a", 5000)
        .history());
    assertThat(takeovers.nanos()).isEmpty();
    assertThat(takeovers.missing()).isEmpty();
  }

  @Test
  void a_child_that_nobody_took_is_missing() {
    Takeovers takeovers =
        Takeovers.in(Story.of("c").begin("a", "c", 1, 100).kill("a", 5000).history());
    assertThat(takeovers.missing()).containsExactly("c");
  }

  @Test
  void the_end_of_the_run_is_no_kill() {
    Takeovers takeovers = Takeovers.in(
        Story.of("c").begin("a", "c", 1, 100).kill("a", Story.END + 10).history());
    assertThat(takeovers.missing()).isEmpty();
  }
}
