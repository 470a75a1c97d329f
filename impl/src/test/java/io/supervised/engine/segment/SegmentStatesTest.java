package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.state.Snapshot;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Whose state is kept, and for whom. */
class SegmentStatesTest {

  private static final Snapshot STATE = new Snapshot(1, new byte[] {1});

  @Test
  void an_activation_leaves_its_state_to_those_of_the_same_life() {
    Room room = Room.started("x");
    assertThat(keeps(room, room.tokenOf("x"))).isTrue();
    assertThat(lifeOfState(room)).isEqualTo(new UUID(0, 1)).isEqualTo(room.life);
    room.restart("x", 2);
    assertThat(room.life).isEqualTo(new UUID(0, 1)); // begun anew, and still the same child
  }

  @Test
  void a_child_of_a_bean_has_a_life_of_its_own() {
    Room room = new Room(1, new Declared("x", Room.declared(), 0)).open();
    assertThat(keeps(room, room.tokenOf("x"))).isTrue();
    assertThat(lifeOfState(room)).isEqualTo(Wish.NO_OPERATION).isEqualTo(room.life);
  }

  @Test
  void it_is_kept_while_the_child_is_being_stopped() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.segment.close();
    assertThat(keeps(room, room.tokenOf("x"))).isTrue();
    room.stops("x");
    assertThat(keeps(room, room.tokenOf("x"))).isFalse();
  }

  @Test
  void what_a_former_activation_leaves_late_is_refused() {
    Room room = Room.started("x");
    Token former = room.tokenOf("x");
    room.restart("x", 2);
    assertThat(keeps(room, former)).isFalse();
    assertThat(keeps(room, room.tokenOf("x"))).isTrue();
  }

  @Test
  void a_child_that_is_terminated_leaves_nothing_and_neither_does_one_that_ends_for_good() {
    Room room = Room.started("x");
    Token token = room.tokenOf("x");
    assertThat(keeps(room, token)).isTrue();
    room.stubborn = true;
    room.terminate("x", 2);
    assertThat(room.states).isEmpty();
    assertThat(keep(room, token)).isNotDone();
    assertThat(room.states).isEmpty();

    room.start("once", 3, "EUR", Restart.TEMPORARY);
    room.replicate();
    assertThat(room.segment.keep("once", room.tokenOf("once"), STATE).toCompletableFuture())
        .isCompletedWithValue(true);
    assertThat(room.states).containsKey("once");
    room.exits("once", Exit.NORMAL);
    assertThat(room.states).isEmpty();
  }

  @Test
  void the_last_call_of_a_child_that_is_terminated_has_nothing_to_keep_once_all_know_of_the_end() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.terminate("x", 2);
    CompletableFuture<Boolean> kept = keep(room, room.tokenOf("x"));
    assertThat(kept)
        .isNotDone(); // if the end is lost with this node, the child goes on from before the call
    room.replicate();
    assertThat(kept).isCompletedWithValue(true);
  }

  @Test
  void what_was_ended_by_another_holder_is_not_known_to_be_kept() {
    Room room = Room.started("x");
    room.stubborn = true;
    Version later = Room.version(2, 1);
    room.segment.superseded(
        "x", new ChildEntry(new Wish.Ended(new UUID(0, 2)), later, later, null));
    assertThat(keeps(room, room.tokenOf("x"))).isFalse();
  }

  @Test
  void a_child_that_is_started_while_one_of_its_name_still_stops_gets_nothing_of_that_one() {
    Room room = Room.started("x");
    Token former = room.tokenOf("x");
    room.stubborn = true;
    room.terminate("x", 2);
    room.start("x", 3, "USD");
    CompletableFuture<Boolean> late = keep(room, former);
    assertThat(room.states).isEmpty();
    room.replicate();
    assertThat(late).isCompletedWithValue(true);
    room.stops("x");
    assertThat(room.diary).endsWith("stop x", "start x USD");
    assertThat(room.life).isEqualTo(new UUID(0, 3));
    assertThat(keeps(room, room.tokenOf("x"))).isTrue();
    assertThat(lifeOfState(room)).isEqualTo(new UUID(0, 3));
  }

  @Test
  void the_crash_of_a_child_that_was_terminated_is_none_of_the_one_that_is_started_after_it() {
    Room room = Room.started("x");
    room.stubborn = true;
    room.terminate("x", 2);
    room.start("x", 3, "USD", Restart.TEMPORARY);
    room.replicate();
    room.exits("x", Exit.CRASHED);
    assertThat(room.diary).endsWith("stop x", "start x USD");
  }

  @Test
  void what_another_holder_has_ended_and_started_anew_begins_anew_here() {
    Room room = Room.started("x");
    Version later = Room.version(2, 1);
    Wish anew =
        new Wish.Started(new UUID(0, 2), StoredSpec.decoded(Room.spec("EUR", Restart.PERMANENT)));
    room.segment.superseded("x", new ChildEntry(anew, later, later, null));
    assertThat(room.diary).endsWith("stop x", "start x EUR");
    assertThat(room.life).isEqualTo(new UUID(0, 2));
  }

  private static boolean keeps(Room room, Token token) {
    return keep(room, token).join();
  }

  private static CompletableFuture<Boolean> keep(Room room, Token token) {
    return room.segment.keep("x", token, STATE).toCompletableFuture();
  }

  private static UUID lifeOfState(Room room) {
    ChildEntry state = Objects.requireNonNull(room.states.get("x"));
    return ((Wish.Kept) state.wish()).life();
  }
}
