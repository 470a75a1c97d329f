package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Room.Owed;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentSupervisorTest {

  private static final Declared FIXED = new Declared("fixed", Room.declared(), 0);

  // ---- starting

  @Test
  void a_child_starts_once_all_members_know_of_it_and_then_that_is_said() {
    Room room = new Room(1).open();
    Owed reply = room.start("x", 1, "EUR");
    assertThat(reply.isOpen()).isTrue();
    assertThat(room.diary).containsExactly("opened");
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).containsExactly("opened", "start x EUR");
  }

  @Test
  void a_start_that_is_asked_for_again_is_the_same_start() {
    Room room = new Room(1).open();
    Owed first = room.start("x", 1, "EUR");
    Owed again = room.start("x", 1, "EUR");
    room.replicate();
    assertThat(first.kind()).isEqualTo(Kind.DONE);
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(room.start("x", 1, "EUR").kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).containsOnlyOnce("start x EUR");
  }

  @Test
  void an_equal_child_is_present_and_another_one_a_conflict() {
    Room room = new Room(1).open();
    room.start("x", 1, "EUR");
    Owed equal = room.start("x", 2, "EUR");
    assertThat(equal.isOpen()).isTrue(); // what is not sure yet can't be promised
    room.replicate();
    assertThat(equal.kind()).isEqualTo(Kind.PRESENT);
    Reply conflict = room.start("x", 3, "USD").reply();
    assertThat(conflict.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(conflict.detail()).isEqualTo("EUR");
  }

  @Test
  void who_finds_a_child_present_is_told_on_which_node() {
    Room room = Room.started("x");
    assertThat(room.start("x", 2, "EUR").reply().asNode()).isEqualTo(room.self());
  }

  @Test
  void arguments_whose_bytes_differ_may_be_equal_all_the_same() {
    Room room = Room.started("x");
    assertThat(room.start("x", 2, "eur").kind()).isEqualTo(Kind.PRESENT);
  }

  @Test
  void what_changes_while_arguments_are_compared_counts() {
    Room room = Room.started("x");
    room.slowToCompare = true;
    Owed equal = room.start("x", 2, "eur");
    Owed other = room.start("x", 3, "usd");
    room.terminate("x", 4);
    room.compare();
    assertThat(equal.isOpen()).isTrue(); // it is the first to start it anew
    room.compare();
    room.replicate();
    assertThat(equal.kind()).isEqualTo(Kind.DONE);
    assertThat(other.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(room.diary).endsWith("start x eur");
  }

  @Test
  void who_compares_while_the_segment_is_given_up_has_to_ask_the_next_holder() {
    Room room = Room.started("x");
    room.slowToCompare = true;
    Owed equal = room.start("x", 2, "eur");
    room.segment.close();
    room.compare();
    assertThat(equal.kind()).isEqualTo(Kind.UNSETTLED);
  }

  @Test
  void a_declared_child_is_present_without_having_been_started() {
    Room room = new Room(1, FIXED).open();
    assertThat(room.diary).containsExactly("start fixed ", "opened");
    assertThat(room.start("fixed", 1, "").kind()).isEqualTo(Kind.PRESENT);
  }

  @Test
  void a_write_in_the_middle_of_a_change_of_the_grid_is_made_again_before_anything_is_promised() {
    Room room = new Room(1).open();
    Owed reply = room.start("x", 1, "EUR");
    room.replicateInDisorder();
    assertThat(reply.isOpen()).isTrue();
    assertThat(room.again).containsExactly("x");
    room.segment.unsettled("x");
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
  }

  @Test
  void a_child_is_listed_as_soon_as_its_start_is_acknowledged() {
    Room room = new Room(1).open();
    Owed reply = room.start("x", 1, "EUR");
    ChildEntry first = room.writes.get("x");
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(first)
        .isNotNull()
        .satisfies(entry -> assertThat(entry.child()).hasValueSatisfying(child -> {
          assertThat(child.state()).isEqualTo(ChildState.STARTING);
          assertThat(child.token()).isEqualTo(room.tokenOf("x"));
        }));
  }

  @Test
  void a_start_whose_holder_died_before_it_was_settled_is_settled_by_the_next() {
    Room first = new Room(1).open();
    Owed lost = first.start("x", 1, "EUR");
    Room next = new Room(2);
    next.registry.putAll(first.writes); // they came this far, and no acknowledgement did
    next.open();
    assertThat(lost.isOpen()).isTrue();
    Owed again = next.start("x", 1, "EUR");
    assertThat(again.isOpen()).isTrue();
    next.replicate();
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(next.diary).containsOnlyOnce("start x EUR");
  }

  @Test
  void nothing_is_promised_by_a_node_without_a_lease() {
    Room room = new Room(1).open();
    room.leased = false;
    assertThat(room.start("x", 1, "EUR").kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.terminate("x", 2).kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.writes).isEmpty();
  }

  @Test
  void who_waits_when_the_segment_is_given_up_has_to_ask_the_next_holder() {
    Room room = new Room(1).open();
    Owed reply = room.start("x", 1, "EUR");
    room.segment.close();
    assertThat(reply.kind()).isEqualTo(Kind.UNSETTLED);
    assertThat(room.diary).containsExactly("opened", "closed");
  }

  @Test
  void a_start_that_was_not_settled_before_a_pause_of_the_lease_is_settled_after_it() {
    Room room = new Room(1).open();
    room.start("x", 1, "EUR");
    room.segment.close();
    room.leased = false;
    room.replicateInDisorder();
    room.leased = true;
    room.open();
    Owed again = room.start("x", 1, "EUR");
    room.replicate();
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("start x EUR");
  }

  @Test
  void a_child_that_may_not_run_on_this_node_is_known_and_waits_for_another() {
    Room room = new Room(1).open();
    room.suited = false;
    Owed reply = room.start("x", 1, "EUR");
    room.replicate();
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).containsExactly("opened");
    assertThat(room.segment.lacks("x")).isFalse();
  }

  @Test
  void a_name_that_was_placed_elsewhere_is_asked_for_there_for_ever() {
    Room room = new Room(1, FIXED).open();
    Owed placed = room.place("x", 70);
    Owed again = room.place("x", 70);
    assertThat(placed.isOpen()).isTrue();
    room.replicate();
    assertThat(placed.kind()).isEqualTo(Kind.DONE);
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    for (Owed reply :
        List.of(room.start("x", 1, "EUR"), room.terminate("x", 2), room.place("x", 71))) {
      assertThat(reply.kind()).isEqualTo(Kind.ELSEWHERE);
      assertThat(reply.reply().asNumber()).isEqualTo(70);
    }
    assertThat(room.place("fixed", 70).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(room.segment.lacks("x")).isFalse();
    Room next = new Room(2);
    next.registry.putAll(room.registry);
    next.open();
    assertThat(next.start("x", 1, "EUR").kind()).isEqualTo(Kind.ELSEWHERE);
    assertThat(next.place("x", 70).isOpen()).isTrue();
    assertThat(next.segment.lacks("x")).isFalse();
  }

  @Test
  void each_constraint_has_one_group_and_there_are_only_so_many() {
    Room room = new Room(1).open();
    Owed first = room.group("on=a");
    Owed second = room.group("on=b");
    Owed again = room.group("on=a");
    Owed third = room.group("on=c");
    room.replicate();
    assertThat(first.reply().asNumber()).isZero();
    assertThat(second.reply().asNumber()).isEqualTo(1);
    assertThat(again.reply().asNumber()).isZero();
    assertThat(third.kind()).isEqualTo(Kind.CONFLICT);
    assertThat(third.reply().detail()).contains("on=a", "on=b");
  }

  // ---- ending

  @Test
  void a_child_has_ended_when_all_know_and_it_has_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed reply = room.terminate("x", 2);
    assertThat(room.segment.lacks("x")).isTrue();
    room.replicate();
    assertThat(reply.isOpen()).isTrue();
    room.stops("x");
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.entry("x").wish()).isEqualTo(new Wish.Ended(new UUID(0, 2)));
  }

  @Test
  void an_end_that_is_asked_for_again_is_the_same_end_and_another_one_finds_nothing() {
    Room room = Room.started("x");
    room.terminate("x", 2);
    room.replicate();
    Owed again = room.terminate("x", 2);
    Owed other = room.terminate("x", 3);
    room.replicate();
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(other.kind()).isEqualTo(Kind.ABSENT);
    assertThat(room.terminate("nobody", 4).kind()).isEqualTo(Kind.ABSENT);
  }

  @Test
  void the_next_holder_knows_of_an_end_and_makes_sure_that_all_do_before_it_says_so() {
    Room room = new Room(2, FIXED);
    room.registry.put("fixed", ended(1, 7));
    room.open();
    assertThat(room.diary).containsExactly("opened");
    Owed again = room.terminate("fixed", 7);
    assertThat(again.isOpen()).isTrue();
    room.replicate();
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(room.entry("fixed").written()).isGreaterThan(Room.version(2, 0));
  }

  @Test
  void a_child_that_is_started_anew_while_it_stops_starts_when_it_has_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed ended = room.terminate("x", 2);
    Owed begun = room.start("x", 3, "USD");
    room.replicate();
    assertThat(ended.isOpen()).isTrue();
    room.stops("x");
    assertThat(ended.kind()).isEqualTo(Kind.DONE);
    assertThat(begun.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("stop x", "start x USD");
  }

  @Test
  void tokens_of_a_name_grow_over_its_end_and_next_start() {
    Room room = Room.started("x"); // the room throws if one does not
    room.terminate("x", 2);
    room.replicate();
    room.start("x", 3, "EUR");
    room.replicate();
    assertThat(room.tokenOf("x")).isEqualTo(Room.token(1, 1));
  }

  // ---- the life of a child

  @Test
  void a_crashed_child_waits_longer_each_time_and_starts_again() {
    Room room = new Room(1, FIXED).open();
    for (long pause : new long[] {100, 200, 400}) {
      room.exits("fixed", Exit.CRASHED);
      assertThat(room.diary).endsWith("pause fixed " + pause);
      room.replicate();
      assertThat(room.entry("fixed").child()).map(ChildInfo::state).contains(ChildState.RESTARTING);
      room.pauseEnds("fixed");
      assertThat(room.diary).endsWith("start fixed ");
    }
    room.replicate();
    assertThat(room.entry("fixed").child())
        .hasValueSatisfying(child -> assertThat(child.restarts()).isEqualTo(3));
  }

  @ParameterizedTest
  @CsvSource({
    "PERMANENT, NORMAL, true",
    "PERMANENT, CRASHED, true",
    "TRANSIENT, NORMAL, false",
    "TRANSIENT, CRASHED, true",
    "TEMPORARY, NORMAL, false",
    "TEMPORARY, CRASHED, false",
    "TEMPORARY, NOT_TRIED, true"
  })
  void whether_a_child_that_ends_by_itself_starts_again(
      Restart restart, Exit exit, boolean starts) {
    Room room = new Room(1).open();
    room.start("x", 1, "EUR", restart);
    room.replicate();
    room.exits("x", exit);
    room.replicate();
    assertThat(room.diary.contains("pause x 100")).isEqualTo(starts);
    assertThat(room.entry("x").wish() instanceof Wish.Ended).isEqualTo(!starts);
    assertThat(room.segment.lacks("x")).isEqualTo(!starts);
  }

  @ParameterizedTest
  @CsvSource({
    "PERMANENT, false, true",
    "PERMANENT, true, true",
    "TEMPORARY, true, true",
    "TEMPORARY, false, false"
  })
  void whether_a_child_starts_on_the_next_node(
      Restart restart, boolean handedOver, boolean starts) {
    Room before = new Room(1, Room.ELSEWHERE).open();
    before.start("x", 1, "EUR", restart);
    before.replicate();
    if (handedOver) {
      before.segment.close();
      before.replicate();
    }
    Room room = new Room(2);
    room.registry.putAll(before.registry);
    room.open();
    assertThat(room.diary.contains("start x EUR")).isEqualTo(starts);
    room.replicate();
    assertThat(room.entry("x").wish() instanceof Wish.Ended).isEqualTo(!starts);
  }

  @Test
  void a_restart_stops_the_child_first_and_ends_a_pause() {
    Room room = Room.started("x");
    assertThat(room.restart("x", 5).kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("start x EUR", "stop x", "start x EUR");
    room.exits("x", Exit.CRASHED);
    assertThat(room.restart("x", 6).kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("pause x 100", "start x EUR");
  }

  @Test
  void a_restart_is_done_when_the_old_instance_has_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed reply = room.restart("x", 5);
    assertThat(reply.isOpen()).isTrue();
    room.stops("x");
    assertThat(reply.kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("stop x", "start x EUR");
  }

  @Test
  void a_restart_that_is_asked_for_again_is_the_same_restart() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed first = room.restart("x", 5);
    Owed again = room.restart("x", 5);
    room.stops("x");
    assertThat(first.kind()).isEqualTo(Kind.DONE);
    assertThat(again.kind()).isEqualTo(Kind.DONE);
    assertThat(room.restart("x", 5).kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).containsOnlyOnce("stop x");
    room.stubborn = false;
    room.restart("x", 6);
    assertThat(room.restart("x", 5).kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).filteredOn("stop x"::equals).hasSize(2);
  }

  @Test
  void a_restart_that_the_segment_is_given_up_under_is_asked_for_at_the_next_holder() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed reply = room.restart("x", 5);
    room.segment.close();
    assertThat(reply.kind()).isEqualTo(Kind.UNSETTLED);
  }

  @Test
  void a_child_that_ends_itself_is_told_before_it_has_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    Owed ended = room.terminateFromWithin("x", 2);
    assertThat(ended.isOpen()).isTrue(); // until all know
    room.replicate();
    assertThat(ended.kind()).isEqualTo(Kind.DONE);
    assertThat(room.terminateFromWithin("x", 2).kind()).isEqualTo(Kind.DONE);
    assertThat(room.diary).endsWith("stop x");
    room.stops("x");
    assertThat(room.segment.lacks("x")).isTrue();
  }

  @Test
  void a_child_that_restarts_itself_is_told_before_it_has_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    assertThat(room.restartFromWithin("x", 2).kind()).isEqualTo(Kind.DONE);
    room.stops("x");
    assertThat(room.diary).endsWith("stop x", "start x EUR");
  }

  @Test
  void a_segment_is_closed_when_the_last_child_has_stopped() {
    Room room = new Room(1, FIXED, new Declared("second", Room.declared(), 1)).open();
    room.stubborn = true;
    room.segment.close();
    room.stops("fixed");
    assertThat(room.diary).doesNotContain("closed");
    room.stops("second");
    assertThat(room.diary).endsWith("closed");
  }

  @Test
  void what_can_not_be_read_is_not_run() {
    Room room = new Room(1, FIXED);
    room.segment.open();
    room.segment.notLoaded();
    assertThat(room.diary).containsExactly("closed");
  }

  @Test
  void before_all_is_read_no_child_is_said_to_be_missing() {
    Room room = new Room(1, FIXED);
    room.segment.open();
    room.segment.loaded(new HashMap<>() {
      private static final long serialVersionUID = 1L;

      @Override
      public void forEach(BiConsumer<? super String, ? super ChildEntry> action) {
        assertThat(room.segment.lacks("fixed")).isFalse(); // as a call at this moment would find it
        super.forEach(action);
      }
    });
    assertThat(room.segment.lacks("fixed")).isFalse();
    assertThat(room.segment.lacks("nobody")).isTrue();
  }

  // ---- two parts of the grid meet

  @Test
  void a_later_decision_that_comes_to_light_is_followed() {
    Room room = Room.started("x");
    room.segment.superseded("x", ended(5, 9));
    assertThat(room.diary).endsWith("stop x");
    assertThat(room.segment.lacks("x")).isTrue();
  }

  @Test
  void what_was_decided_here_later_is_told_again_to_who_does_not_know() {
    Room room = new Room(2, FIXED).open();
    room.terminate("fixed", 3);
    room.replicate();
    room.registry.put("fixed", Room.ranElsewhere(Restart.PERMANENT));
    room.segment.refreshed(room.registry);
    room.replicate();
    assertThat(room.entry("fixed").wish()).isEqualTo(new Wish.Ended(new UUID(0, 3)));
    assertThat(room.diary).doesNotContain("start fixed EUR");
  }

  private static ChildEntry ended(long grant, long operation) {
    return new ChildEntry(
        new Wish.Ended(new UUID(0, operation)),
        Room.version(grant, 1),
        Room.version(grant, 1),
        null);
  }
}
