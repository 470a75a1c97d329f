package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.faults.history.EventKind;
import org.junit.jupiter.api.Test;

/** Histories that break nothing, although some look as if they did. */
class GoodHistoriesTest {

  private static Report good(Story story) {
    Report report = story.check();
    assertThat(report.isGreen()).as("%s", report).isTrue();
    return report;
  }

  @Test
  void a_child_that_moves() {
    Report report = good(Story.of("c").active("a", "c", 1, 100, 5000).begin("b", "c", 2, 5000));
    assertThat(report.silences()).isEmpty();
  }

  @Test
  void a_killed_holder_is_replaced_at_once() {
    Report report =
        good(Story.of("c").begin("a", "c", 1, 100).kill("a", 5000).begin("b", "c", 2, 5003));
    assertThat(report.counts().open()).isEqualTo(2);
  }

  @Test
  void a_paused_holder_whose_lease_ran_out_is_replaced_and_its_late_effect_fenced() {
    Report report = good(Story.of("c")
        .leased("a", 0, 3200)
        .leased("b", 0, Story.END + 100)
        .active("a", "c", 1, 100, 8100)
        .effect("a", "c", 1, 2900, "1")
        .effect("a", "c", 1, 8010, "2/refused")
        .pause("a", 3000, 8000)
        .begin("b", "c", 2, 4000)
        .effects("b", "c", 2, 4100, 4120));
    assertThat(report.counts().late()).isEqualTo(1);
    assertThat(report.counts().fenced()).isEqualTo(1);
    assertThat(report.longestSilence()).hasValueSatisfying(silence -> {
      assertThat(silence.nanos()).isEqualTo(Story.millis(1000));
      assertThat(silence.after()).isEqualTo("pause");
    });
  }

  @Test
  void a_paused_holder_that_begins_late_what_it_had_been_granted_before() {
    good(Story.of("c")
        .leased("a", 0, 3200)
        .leased("b", 0, Story.END + 100)
        .pause("a", 3000, 8000)
        .active("a", "c", 1, 8010, 8100)
        .begin("b", "c", 2, 4000));
  }

  @Test
  void a_holder_that_a_busy_machine_held_up_when_the_driver_had_seen_enough() {
    good(Story.of("c").process("d", 0, Story.END - 1000).begin("d", "c", 1, 100));
  }

  @Test
  void a_paused_holder_that_nobody_replaced() {
    Report report = good(Story.of("c").begin("a", "c", 1, 100).pause("a", 3000, 3400));
    assertThat(report.longestSilence())
        .hasValueSatisfying(silence -> assertThat(silence.nanos()).isEqualTo(Story.millis(400)));
  }

  @Test
  void a_holder_that_is_cut_off_and_stops_after_its_lease() {
    good(Story.of("c")
        .leased("a", 0, 5000)
        .leased("b", 0, Story.END + 100)
        .driver(3000, EventKind.CUT, "", "split")
        .active("a", "c", 1, 100, 5200)
        .effects("a", "c", 1, 4900, 5020)
        .begin("b", "c", 2, 5100));
  }

  @Test
  void a_node_that_comes_back_under_its_name() {
    good(Story.of("c")
        .begin("a", "c", 1, 100)
        .kill("a", 5000)
        .told("b", 100, EventKind.NODEUP, "a/x")
        .told("b", 5010, EventKind.NODEDOWN, "a/x")
        .active("b", "c", 2, 5100, 7000)
        .process("a#2", 6000, Story.END + 100)
        .told("b", 6100, EventKind.NODEUP, "a/y")
        .begin("a#2", "c", 3, 7010));
  }

  @Test
  void a_process_that_was_killed_before_it_wrote_a_line() {
    good(Story.of("c")
        .begin("a", "c", 1, 100)
        .driver(300, EventKind.LAUNCHED, "z#1", "start")
        .driver(310, EventKind.KILL, "z#1", "kill"));
  }

  @Test
  void a_file_that_ends_in_the_middle_of_a_line() {
    Report report = good(Story.of("c").begin("a", "c", 1, 100).torn());
    assertThat(report.counts().torn()).isEqualTo(1);
  }

  @Test
  void a_node_that_could_not_join() {
    good(Story.of("c")
        .begin("a", "c", 1, 100)
        .driver(5000, EventKind.EXITED, "b#1", Integer.toString(Checker.COULD_NOT_JOIN)));
  }

  @Test
  void a_node_that_ended_as_it_was_told() {
    good(Story.of("c")
        .begin("a", "c", 1, 100)
        .driver(4000, EventKind.STOP, "b#1", "restart")
        .driver(5000, EventKind.EXITED, "b#1", "0"));
  }

  @Test
  void a_stopped_child_that_was_started_anew() {
    good(Story.of()
        .driver(100, EventKind.START_ACK, "c", "")
        .active("a", "c", 1, 200, 900)
        .driver(1000, EventKind.STOP_ACK, "c", "")
        .driver(2000, EventKind.START_ACK, "c", "")
        .begin("b", "c", 2, 2100));
  }

  @Test
  void a_failed_start_that_is_tried_again() {
    good(Story.of("c")
        .add(100, "a", EventKind.ACT_BEGIN, "c", Story.token(1), "")
        .end("a", "c", 1, 110)
        .begin("a", "c", 2, 200));
  }

  @Test
  void what_happens_after_the_end() {
    good(Story.of("c")
        .active("a", "c", 1, 100, Story.END + 50)
        .driver(Story.END + 60, EventKind.KILL, "a#1", "end"));
  }

  @Test
  void a_second_witness_that_saw_a_stopped_process() {
    Report report =
        good(Story.of("c").begin("a", "c", 1, 100).doubled("b", "c", 2, 5000, "a", "T"));
    assertThat(report.counts().doubles()).isEqualTo(1);
  }

  @Test
  void a_second_witness_that_saw_a_holder_without_a_lease() {
    good(Story.of("c")
        .leased("a", 0, 5000)
        .leased("b", 0, Story.END + 100)
        .active("a", "c", 1, 100, 5200)
        .begin("b", "c", 2, 5100)
        .doubled("b", "c", 2, 5100, "a", "R"));
  }
}
