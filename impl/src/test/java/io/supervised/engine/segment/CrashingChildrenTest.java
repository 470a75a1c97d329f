package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.Supervised;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Room.Owed;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Children that end by themselves: what is counted, told, and given up. */
class CrashingChildrenTest {

  @Test
  void a_crash_is_told_with_its_cause_and_when_the_child_starts_again() {
    Room room = Room.started("x");
    room.exits("x", Exit.CRASHED);
    assertThat(room.news.crashes).singleElement().satisfies(crash -> {
      assertThat(crash.child().name()).isEqualTo("x");
      assertThat(crash.child().token()).isEqualTo(room.tokenOf("x"));
      assertThat(crash.reason()).isEqualTo("java.lang.IllegalStateException: sick");
      assertThat(crash.cause()).containsInstanceOf(IllegalStateException.class);
      assertThat(crash.restarts()).isEqualTo(1);
      assertThat(crash.nextAttempt()).contains(Duration.ofMillis(100));
    });
  }

  @Test
  void a_child_that_crashes_once_more_than_it_may_is_given_up_and_says_why() {
    Room room = givenUp("x");
    room.replicate();
    assertThat(room.diary).endsWith("start x EUR");
    assertThat(room.entry("x").child()).hasValueSatisfying(child -> {
      assertThat(child.state()).isEqualTo(ChildState.GIVEN_UP);
      assertThat(child.reason()).contains("java.lang.IllegalStateException: sick");
      assertThat(child.restarts()).isEqualTo(3);
    });
    assertThat(room.news.crashes).hasSize(4);
    assertThat(room.news.crashes.get(3).nextAttempt()).isEmpty();
    assertThat(room.news.givenUp).singleElement().satisfies(event -> {
      assertThat(event.child().name()).isEqualTo("x");
      assertThat(event.reason()).contains("sick");
    });
    assertThat(room.segment.givenUp("x")).contains("java.lang.IllegalStateException: sick");
    assertThat(room.segment.lacks("x")).isFalse();
  }

  @Test
  void crashes_that_lie_further_apart_than_the_window_are_no_reason_to_give_up() {
    Room room = Room.started("x");
    for (int time = 0; time < 20; time++) {
      crashAndStart(room, "x");
      room.now = room.now.plus(Room.LIMIT.window().dividedBy(3)).plusMillis(1);
    }
    assertThat(room.news.givenUp).isEmpty();
  }

  @Test
  void a_work_loop_that_returns_too_often_is_given_up_without_a_crash() {
    Room room = Room.started("x");
    for (int time = 0; time < 3; time++) {
      room.exits("x", Exit.NORMAL);
      room.pauseEnds("x");
    }
    room.exits("x", Exit.NORMAL);
    assertThat(room.news.crashes).isEmpty();
    assertThat(room.news.givenUp)
        .singleElement()
        .satisfies(event -> assertThat(event.reason()).isEqualTo("its work loop returned"));
  }

  @Test
  void what_the_node_could_not_try_is_tried_again_for_ever() {
    Room room = Room.started("x");
    for (int time = 0; time < 20; time++) {
      room.exits("x", Exit.NOT_TRIED);
      room.pauseEnds("x");
    }
    assertThat(room.diary).contains("pause x 100", "pause x 10000").endsWith("start x EUR");
    assertThat(room.news.crashes).isEmpty();
    assertThat(room.news.givenUp).isEmpty();
  }

  @Test
  void a_child_without_a_limit_is_never_given_up() {
    Room room = new Room(1, new Declared("fixed", unlimited(), 0)).open();
    for (int time = 0; time < 50; time++) {
      crashAndStart(room, "fixed");
    }
    assertThat(room.news.givenUp).isEmpty();
    assertThat(room.diary).contains("pause fixed 10000");
  }

  @Test
  void crashes_on_one_node_count_on_the_next() {
    Room first = Room.started("x");
    crashAndStart(first, "x");
    crashAndStart(first, "x");
    first.replicate();
    Room next = new Room(2);
    next.registry.putAll(first.registry);
    next.open();
    crashAndStart(next, "x");
    assertThat(next.news.givenUp).isEmpty();
    next.exits("x", Exit.CRASHED);
    assertThat(next.news.givenUp).hasSize(1);
  }

  @Test
  void a_crash_by_a_clock_that_was_ahead_counts_as_of_now_and_passes_with_the_window() {
    Room first = Room.started("x");
    first.now = first.now.plusSeconds(3_600);
    crashAndStart(first, "x");
    crashAndStart(first, "x");
    crashAndStart(first, "x");
    first.replicate();
    Room next = new Room(2);
    next.registry.putAll(first.registry);
    next.open();
    next.exits("x", Exit.CRASHED);
    assertThat(next.news.givenUp).hasSize(1);
    next.restart("x", 9);
    next.replicate();
    next.now = next.now.plusSeconds(6);
    crashAndStart(next, "x");
    assertThat(next.news.givenUp).hasSize(1);
  }

  @Test
  void what_was_given_up_stays_so_on_the_next_node_and_after_a_lost_lease() {
    Room first = givenUp("x");
    first.replicate();
    first.segment.close();
    first.open();
    assertThat(first.diary).endsWith("closed", "opened");
    Room next = new Room(2);
    next.registry.putAll(first.registry);
    next.open();
    assertThat(next.diary).containsExactly("opened");
    assertThat(next.segment.givenUp("x")).isPresent();
  }

  @Test
  void a_given_up_child_is_started_again_by_hand_with_all_its_chances_once_all_members_know() {
    Room room = givenUp("x");
    room.replicate();
    Owed reply = room.restart("x", 7);
    assertThat(reply.isOpen()).isTrue();
    assertThat(room.segment.givenUp("x")).isEmpty();
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("start x EUR");
    assertThat(room.entry("x").child()).hasValueSatisfying(child -> {
      assertThat(child.state()).isEqualTo(ChildState.ACTIVE);
      assertThat(child.reason()).isEmpty();
    });
    room.exits("x", Exit.CRASHED);
    assertThat(room.diary).endsWith("pause x 100");
  }

  @Test
  void a_given_up_child_can_be_ended_and_started_anew() {
    Room room = givenUp("x");
    room.replicate();
    assertThat(room.start("x", 8, "EUR").kind()).isEqualTo(Kind.PRESENT);
    Owed ended = room.terminate("x", 9);
    room.replicate();
    assertThat(ended.kind()).isEqualTo(Kind.DONE);
    room.start("x", 10, "USD");
    room.replicate();
    assertThat(room.diary).endsWith("start x USD");
    assertThat(room.entry("x").child()).map(ChildInfo::restarts).contains(0L);
  }

  @Test
  void who_has_crashed_before_it_was_stopped_has_crashed_wherever_it_goes_on() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.segment.close();
    room.exits("x", Exit.CRASHED);
    assertThat(room.diary).endsWith("stop x", "closed");
    assertThat(room.news.crashes).hasSize(1);
    room.replicate();
    Room next = new Room(2);
    next.registry.putAll(room.registry);
    next.open();
    assertThat(next.diary).contains("start x EUR");
    assertThat(next.entry("x").child()).map(ChildInfo::restarts).contains(1L);
  }

  @Test
  void a_temporary_child_that_has_crashed_before_it_was_stopped_is_over() {
    Room room = new Room(1).open();
    room.start("x", 1, "EUR", Restart.TEMPORARY);
    room.replicate();
    room.stubborn = true;
    room.segment.close();
    room.exits("x", Exit.CRASHED);
    assertThat(room.diary).endsWith("stop x", "closed");
    room.replicate();
    assertThat(room.entry("x").runs()).isFalse();
  }

  @Test
  void a_child_that_crashes_while_a_user_ends_it_has_ended_and_nothing_else() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed ended = room.terminate("x", 9);
    room.exits("x", Exit.CRASHED);
    room.replicate();
    assertThat(ended.kind()).isEqualTo(Kind.DONE);
    assertThat(room.news.crashes).isEmpty();
  }

  @Test
  void a_child_that_ran_elsewhere_has_moved_when_it_runs() {
    Room room = new Room(2);
    room.registry.put("x", Room.ranElsewhere(Restart.PERMANENT));
    room.open();
    assertThat(room.news.moves).singleElement().satisfies(move -> {
      assertThat(move.from()).isEqualTo(Room.ELSEWHERE);
      assertThat(move.child().node()).isEqualTo(room.self());
      assertThat(move.child().token()).isEqualTo(room.tokenOf("x"));
    });
    crashAndStart(room, "x");
    assertThat(room.news.moves).hasSize(1);
  }

  private static void crashAndStart(Room room, String child) {
    room.exits(child, Exit.CRASHED);
    room.pauseEnds(child);
  }

  private static Room givenUp(String child) {
    Room room = Room.started(child);
    for (int time = 0; time < 3; time++) {
      crashAndStart(room, child);
    }
    room.exits(child, Exit.CRASHED);
    return room;
  }

  private static StoredSpec unlimited() {
    return Room.stored(
        "", Restart.PERMANENT, new RestartLimit(Supervised.UNLIMITED, Duration.ofSeconds(5)));
  }
}
