package io.supervised.tck.faults.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.faults.history.EventKind;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Histories of a counter: each of some breaks one promise, and the checker finds it and nothing else; the others break none. */
class CountersTest {

  private static Story calm() {
    return Story.of("c").begin("a", "c", 1, 100);
  }

  private static Story members() {
    return calm().told("a", 50, EventKind.JOINED, "x").told("b", 60, EventKind.JOINED, "y");
  }

  /** Node b lives, and its peer has not heard it for too long. */
  private static Story putOut() {
    return members()
        .told("a", 70, EventKind.NODEUP, "b/y")
        .told("a", 3000, EventKind.NODEDOWN, "b/y");
  }

  private static void finds(Rule rule, Story story) {
    Report report = story.check();
    assertThat(report.violations())
        .as("%s", report)
        .extracting(Violation::rule)
        .containsExactly(rule);
  }

  private static CallCounts good(Story story) {
    Report report = story.check();
    assertThat(report.isGreen()).as("%s", report).isTrue();
    return report.calls();
  }

  @Nested
  class it_is_bad_that_a_counter {

    @Test
    void has_lost_what_was_acknowledged() {
      finds(
          Rule.KEPT,
          calm()
              .counted("a", 1, 1000, 1, "a")
              .counted("b", 1, 2000, 2, "a")
              .read("b", 3000, "1;b#1=1"));
    }

    @Test
    void has_lost_what_a_killed_process_was_told() {
      finds(
          Rule.KEPT,
          members()
              .counted("b", 1, 1000, 1, "a")
              .kill("b", 2000)
              .driver(2001, EventKind.EXITED, "b#1", "137")
              .read("a", 3000, "0"));
    }

    @Test
    void has_lost_what_a_node_knew_that_was_put_out_and_is_back() {
      finds(
          Rule.KEPT,
          putOut()
              .told("a", 4000, EventKind.NODEUP, "b/y")
              .counted("a", 1, 4500, 1, "a")
              .kill("a", 5000)
              .driver(5001, EventKind.EXITED, "a#1", "137")
              .begin("b", "c", 2, 6000)
              .read("b", 7000, "0"));
    }

    @Test
    void has_lost_for_a_while_what_is_there_in_the_end() {
      finds(
          Rule.KEPT,
          calm().counted("a", 1, 1000, 1, "a").read("b", 3000, "0").read("b", 4000, "1;a#1=1"));
    }

    @Test
    void gives_two_increments_the_same_number() {
      finds(
          Rule.KEPT,
          calm()
              .counted("a", 1, 1000, 1, "a")
              .counted("b", 1, 2000, 1, "a")
              .read("a", 3000, "2;a#1=1;b#1=1"));
    }

    @Test
    void falls_for_who_did_not_hear_how_far_it_was() {
      finds(
          Rule.KEPT,
          calm()
              .counted("a", 1, 1000, 1, "a")
              .counted("a", 2, 1100, 2, "a")
              .counted("b", 1, 2000, 1, "a")
              .read("a", 3000, "3;a#1=1-2;b#1=1"));
    }

    @Test
    void runs_an_increment_twice() {
      finds(
          Rule.S6,
          calm().counted("a", 1, 1000, 1, "a").ran("b", "a", 1, 1500).read("a", 3000, "1;a#1=1"));
    }

    @Test
    void has_counted_twice() {
      finds(Rule.S6, calm().counted("a", 1, 1000, 1, "a").read("a", 3000, "2;a#1=1"));
    }

    @Test
    void runs_what_was_refused() {
      finds(
          Rule.S6,
          calm()
              .sent("a", 1, 1000)
              .ran("b", "a", 1, 1100)
              .refused("a", 1, 1200)
              .read("a", 3000, "0"));
    }

    @Test
    void has_counted_what_was_refused_and_is_asked_for_again_later() {
      finds(
          Rule.S6,
          calm()
              .sent("a", 1, 1000)
              .refused("a", 1, 1200)
              .read("b", 3000, "1;a#1=1")
              .counted("a", 1, 4000, 2, "a"));
    }

    @Test
    void has_counted_what_nobody_asked_for() {
      finds(Rule.S6, calm().counted("a", 1, 1000, 1, "a").read("a", 3000, "2;a#1=1-2"));
    }

    @Test
    void answers_and_has_not_run() {
      finds(
          Rule.S6,
          calm()
              .sent("a", 1, 1000)
              .add(1002, "a", EventKind.CALL_OK, "c", null, "1/1")
              .read("a", 3000, "1;a#1=1"));
    }

    @Test
    void is_read_before_the_last_fault_alone() {
      finds(
          Rule.HISTORY,
          calm()
              .counted("a", 1, 1000, 1, "a")
              .read("a", 3000, "1;a#1=1")
              .driver(4000, EventKind.CUT, "", "split"));
    }
  }

  @Nested
  class it_is_good_that {

    @Test
    void what_is_acknowledged_is_there() {
      CallCounts calls = good(calm()
          .told("a", 50, EventKind.JOINED, "x")
          .counted("a", 1, 1000, 1, "a")
          .counted("b", 1, 1100, 2, "a")
          .read("b", 3000, "2;a#1=1;b#1=1")
          .driver(Story.END + 10, EventKind.KILL, "a#1", "end")
          .driver(Story.END + 20, EventKind.EXITED, "a#1", "137"));
      assertThat(calls).isEqualTo(new CallCounts(2, 0, 0, 1, 0, 0, 0));
    }

    @Test
    void what_is_unknown_is_there_or_not() {
      CallCounts calls = good(calm()
          .sent("a", 1, 1000)
          .ran("a", "a", 1, 1001)
          .unknown("a", 1, 1500)
          .sent("b", 1, 1000)
          .unknown("b", 1, 1500)
          .sent("b", 2, 1600) // and its caller has died since
          .read("a", 3000, "1;a#1=1"));
      assertThat(calls.unknown()).isEqualTo(3);
    }

    @Test
    void what_is_answered_while_a_counter_is_read_is_there_or_not() {
      good(calm()
          .counted("a", 1, 2999, 1, "a")
          .read("b", 3000, "0")
          .counted("b", 1, 3999, 2, "a")
          .read("a", 4000, "2;a#1=1;b#1=1"));
    }

    @Test
    void what_was_refused_is_asked_for_again() {
      CallCounts calls = good(calm()
          .sent("a", 1, 1000)
          .refused("a", 1, 1500)
          .counted("a", 1, 1600, 1, "a")
          .read("a", 3000, "1;a#1=1"));
      assertThat(calls.refusals()).isEqualTo(1);
      assertThat(calls.acknowledged()).isEqualTo(1);
    }

    @Test
    void all_is_forgotten_when_all_who_knew_are_dead() {
      CallCounts calls = good(members()
          .counted("a", 1, 1000, 1, "a")
          .kill("b", 5000)
          .kill("a", 5010)
          .driver(5020, EventKind.EXITED, "b#1", "137")
          .driver(5030, EventKind.EXITED, "a#1", "137")
          .process("a#2", 5200, Story.END + 100)
          .told("a#2", 6000, EventKind.JOINED, "z")
          .begin("a#2", "c", 2, 6100)
          .counted("a#2", 1, 7000, 1, "a#2")
          .read("a#2", 8000, "1;a#2=1"));
      assertThat(calls.lost()).isZero();
      assertThat(calls.forgotten()).isEqualTo(1);
    }

    @Test
    void all_is_forgotten_when_none_is_left_but_one_that_was_put_out() {
      CallCounts calls = good(putOut()
          .counted("a", 1, 4500, 1, "a")
          .kill("a", 5000)
          .driver(5001, EventKind.EXITED, "a#1", "137")
          .begin("b", "c", 2, 6000)
          .read("b", 7000, "0"));
      assertThat(calls.forgotten()).isEqualTo(1);
    }
  }

  @Test
  void all_that_was_lost_is_counted() {
    CallCounts calls = calm()
        .counted("a", 1, 1000, 1, "a")
        .counted("a", 2, 1100, 2, "a")
        .counted("a", 3, 1200, 3, "a")
        .read("b", 3000, "1;a#1=1")
        .check()
        .calls();
    assertThat(calls.lost()).isEqualTo(2);
  }
}
