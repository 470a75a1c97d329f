package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.supervised.tck.faults.history.EventKind;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the checker measures besides. */
class ReportTest {

  @Test
  void silences_are_told_by_the_fault_before_them() {
    Report report = Story.of("c", "d")
        .begin("a", "c", 1, 100)
        .begin("a", "d", 1, 100)
        .kill("a", 5000)
        .begin("b", "c", 2, 5200)
        .begin("b", "d", 2, 5900)
        .check();
    assertThat(report.silencesByFault()).containsOnlyKeys("kill");
    assertThat(report.longestSilence()).hasValueSatisfying(silence -> {
      assertThat(silence.child()).isEqualTo("d");
      assertThat(silence.nanos()).isEqualTo(Story.millis(900));
      assertThat(silence.from()).isEqualTo(Story.millis(5000));
    });
  }

  @Test
  void convergence_counts_from_the_last_fault() {
    Report report = Story.of("c")
        .active("a", "c", 1, 100, 6000)
        .driver(5000, EventKind.HEAL, "", "split")
        .begin("b", "c", 2, 6299)
        .check();
    assertThat(report.convergence()).hasMillis(1300);
  }

  @Test
  void lost_children_are_counted() {
    Report report = Story.of("c", "d", "e").begin("a", "c", 1, 100).check();
    assertThat(report.lost()).isEqualTo(2);
    assertThat(report.isGreen()).isFalse();
  }

  @Test
  void a_violation_shows_the_lines_that_prove_it() {
    Report report =
        Story.of("c").active("a", "c", 1, 100, 5000).begin("b", "c", 2, 4000).check();
    assertThat(report.toString())
        .contains("100000000 100 a 1 ACT_BEGIN c 1:p:1:0 -")
        .contains("4000000000 4000 b 1 ACT_BEGIN c 1:p:2:0 -")
        .contains("1000.0 ms in all");
  }

  @Test
  void everything_is_counted() {
    Counts counts = Story.of("c")
        .active("a", "c", 1, 100, 5000)
        .effects("a", "c", 1, 200, 220, 240)
        .kill("a", 5050)
        .begin("b", "c", 2, 5100)
        .check()
        .counts();
    assertThat(counts.processes()).isEqualTo(2);
    assertThat(counts.activations()).isEqualTo(2);
    assertThat(counts.open()).isEqualTo(1);
    assertThat(counts.effects()).isEqualTo(3);
    assertThat(counts.harm()).containsExactly(entry("kill", 1L));
  }

  @Test
  void a_distribution_is_read_by_nearest_rank() {
    Distribution hundred =
        Distribution.of(LongStream.rangeClosed(1, 100).boxed().toList());
    assertThat(hundred.at(0.5)).isEqualTo(50);
    assertThat(hundred.at(0.99)).isEqualTo(99);
    assertThat(hundred.at(1)).isEqualTo(100);
    assertThat(Distribution.of(List.of(7L)).at(0.5)).isEqualTo(7);
    assertThat(Distribution.of(List.of()).at(1)).isZero();
  }
}
