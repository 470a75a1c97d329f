package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.faults.history.EventKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Each history breaks one promise; the checker finds it, and nothing else. */
class KnownBadHistoriesTest {

  private static void finds(Rule rule, Story story) {
    Report report = story.check();
    assertThat(report.violations())
        .as("%s", report)
        .extracting(Violation::rule)
        .containsExactly(rule);
  }

  @Nested
  class two_activations_at_one_time {

    @Test
    void on_two_nodes() {
      finds(Rule.S2, Story.of("c").active("a", "c", 1, 100, 5000).begin("b", "c", 2, 4990));
    }

    @Test
    void on_two_nodes_for_a_moment() {
      finds(Rule.S2, Story.of("c").active("a", "c", 1, 100, 5000).begin("b", "c", 2, 4999));
    }

    @Test
    void in_one_process() {
      finds(Rule.S2, Story.of("c").active("a", "c", 1, 100, 5000).begin("a", "c", 2, 3000));
    }

    @Test
    void one_within_the_other() {
      finds(Rule.S2, Story.of("c").begin("a", "c", 1, 100).active("b", "c", 2, 3000, 4000));
    }

    @Test
    void after_the_pause_of_one_that_never_noticed() {
      finds(
          Rule.S2,
          Story.of("c")
              .active("a", "c", 1, 100, 9000)
              .pause("a", 3000, 8000)
              .begin("b", "c", 2, 5000));
    }

    @Test
    void while_both_have_leases() {
      finds(
          Rule.S2,
          Story.of("c")
              .leased("a", 0, 5000)
              .leased("b", 0, Story.END + 100)
              .active("a", "c", 1, 100, 6000)
              .begin("b", "c", 2, 4950));
    }

    @Test
    void before_the_killed_one_is_dead() {
      finds(
          Rule.S2, Story.of("c").begin("a", "c", 1, 100).kill("a", 5000).begin("b", "c", 2, 4990));
    }
  }

  @Nested
  class effects_at_the_wrong_time {

    @Test
    void after_the_activation() {
      finds(
          Rule.S2,
          Story.of("c")
              .active("a", "c", 1, 100, 5000)
              .effects("a", "c", 1, 4900, 5100)
              .begin("b", "c", 2, 5200));
    }

    @Test
    void without_any_activation() {
      finds(Rule.S2, Story.of("c").begin("a", "c", 2, 100).effects("b", "c", 1, 50));
    }

    @Test
    void long_after_the_lease_has_ended() {
      finds(
          Rule.S2_LEASE,
          Story.of("c")
              .leased("a", 0, 5000)
              .leased("b", 0, Story.END + 100)
              .active("a", "c", 1, 100, 5600)
              .effects("a", "c", 1, 4900, 5500)
              .begin("b", "c", 2, 5700));
    }

    @Test
    void long_after_waking_from_a_pause_that_outlived_the_lease() {
      finds(
          Rule.S2_LEASE,
          Story.of("c")
              .leased("a", 0, 3200)
              .leased("b", 0, Story.END + 100)
              .active("a", "c", 1, 100, 8900)
              .effects("a", "c", 1, 2900, 8010, 8800)
              .pause("a", 3000, 8000)
              .begin("b", "c", 2, 9000));
    }
  }

  @Nested
  class the_second_witness {

    @Test
    void sees_a_live_holder() {
      finds(
          Rule.S2_WITNESS,
          Story.of("c").begin("a", "c", 1, 100).doubled("b", "c", 2, 5000, "a", "S"));
    }

    @Test
    void sees_a_process_that_nobody_knows() {
      finds(
          Rule.S2_WITNESS,
          Story.of("c").begin("a", "c", 1, 100).doubled("a", "c", 1, 5000, "x", "R"));
    }
  }

  @Nested
  class tokens {

    @Test
    void that_fall() {
      finds(Rule.S4, Story.of("c").active("a", "c", 5, 100, 5000).begin("b", "c", 4, 5100));
    }

    @Test
    void that_come_twice() {
      finds(Rule.S4, Story.of("c").active("a", "c", 5, 100, 5000).begin("b", "c", 5, 5100));
    }

    @Test
    void that_fall_over_a_restart_of_all() {
      finds(
          Rule.S4,
          Story.of("c")
              .begin("a", "c", 5, 100)
              .kill("a", 5000)
              .kill("b", 5000)
              .process("a#2", 6000, Story.END + 100)
              .begin("a#2", "c", 1, 6100));
    }

    @Test
    void of_an_effect_after_one_of_a_newer_activation() {
      finds(
          Rule.S4,
          Story.of("c")
              .begin("a", "c", 1, 100)
              .pause("a", 3000, 8000)
              .active("b", "c", 2, 4000, 7000)
              .effects("b", "c", 2, 4100)
              .effects("a", "c", 1, 200, 8100));
    }
  }

  @Nested
  class members {

    @Test
    void that_come_twice() {
      finds(
          Rule.S9,
          calm().told("a", 100, EventKind.NODEUP, "b/1").told("a", 200, EventKind.NODEUP, "b/1"));
    }

    @Test
    void that_go_before_they_came() {
      finds(Rule.S9, calm().told("a", 100, EventKind.NODEDOWN, "b/1"));
    }

    @Test
    void that_go_twice() {
      finds(
          Rule.S9,
          calm()
              .told("a", 100, EventKind.NODEUP, "b/1")
              .told("a", 200, EventKind.NODEDOWN, "b/1")
              .told("a", 300, EventKind.NODEDOWN, "b/1"));
    }

    @Test
    void that_come_back_without_having_gone() {
      finds(
          Rule.S9,
          calm().told("a", 100, EventKind.NODEUP, "b/1").told("a", 200, EventKind.NODEUP, "b/2"));
    }

    @Test
    void that_go_under_another_incarnation() {
      finds(
          Rule.S9,
          calm().told("a", 100, EventKind.NODEUP, "b/1").told("a", 200, EventKind.NODEDOWN, "b/2"));
    }

    private static Story calm() {
      return Story.of("c").begin("a", "c", 1, 100);
    }
  }

  @Nested
  class at_the_end {

    @Test
    void a_child_was_never_active() {
      finds(Rule.S1, Story.of("c", "d").begin("a", "c", 1, 100));
    }

    @Test
    void a_child_has_stopped_and_nobody_took_it() {
      finds(Rule.S1, Story.of("c").active("a", "c", 1, 100, 9000));
    }

    @Test
    void a_child_died_with_its_node() {
      finds(Rule.S1, Story.of("c").begin("a", "c", 1, 100).kill("a", 9000));
    }

    @Test
    void a_started_child_is_not_active() {
      finds(
          Rule.S1,
          Story.of().driver(100, EventKind.START_ACK, "c", "").active("a", "c", 1, 200, 900));
    }

    @Test
    void a_child_still_moves() {
      finds(
          Rule.L1,
          Story.of("c")
              .active("a", "c", 1, 100, Story.END - 500)
              .begin("b", "c", 2, Story.END - 400));
    }

    @Test
    void an_activation_without_a_lease_was_never_ended() {
      finds(
          Rule.L1,
          Story.of("c")
              .leased("a", 0, 5000)
              .leased("b", 0, Story.END + 100)
              .begin("a", "c", 1, 100)
              .begin("b", "c", 2, 5100));
    }
  }

  @Nested
  class a_child_that_was_stopped {

    @Test
    void comes_back() {
      finds(
          Rule.S3,
          Story.of()
              .driver(100, EventKind.START_ACK, "c", "")
              .active("a", "c", 1, 200, 900)
              .driver(1000, EventKind.STOP_ACK, "c", "")
              .active("b", "c", 2, 5000, 6000));
    }

    @Test
    void was_still_active_when_the_stop_was_acknowledged() {
      finds(
          Rule.S3,
          Story.of()
              .driver(100, EventKind.START_ACK, "c", "")
              .active("a", "c", 1, 200, 1100)
              .driver(1000, EventKind.STOP_ACK, "c", ""));
    }
  }

  @Nested
  class a_process {

    @Test
    void ends_by_itself() {
      finds(
          Rule.PROCESS,
          Story.of("c").begin("a", "c", 1, 100).driver(5000, EventKind.EXITED, "b#1", "1"));
    }
  }

  @Nested
  class the_histories {

    private static Story calm() {
      return Story.of("c").begin("a", "c", 1, 100);
    }

    @Test
    void hold_a_line_that_is_none() {
      finds(Rule.HISTORY, calm().malformed("no number: x"));
    }

    @Test
    void end_what_never_began() {
      finds(Rule.HISTORY, calm().end("b", "c", 7, 900));
    }

    @Test
    void miss_an_effect() {
      finds(Rule.HISTORY, calm().effect("a", "c", 1, 200, "1").effect("a", "c", 1, 240, "3"));
    }

    @Test
    void tell_of_a_child_that_nobody_expects() {
      finds(Rule.HISTORY, calm().begin("a", "stranger", 1, 100));
    }

    @Test
    void tell_of_a_process_that_nobody_launched() {
      finds(Rule.HISTORY, calm().without("b", EventKind.LAUNCHED));
    }

    @Test
    void tell_nothing_of_a_process_that_was_launched() {
      finds(Rule.HISTORY, calm().driver(300, EventKind.LAUNCHED, "z#1", "start"));
    }

    @Test
    void lack_the_beginning_of_a_process() {
      finds(Rule.HISTORY, calm().without("b", EventKind.BOOT));
    }

    @Test
    void tell_of_a_fault_in_the_calm_time() {
      finds(Rule.HISTORY, calm().driver(Story.END - 100, EventKind.CUT, "", "split"));
    }
  }
}
