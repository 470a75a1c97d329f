package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.child.Exit;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.state.Snapshot;
import java.util.Objects;
import java.util.UUID;
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
    assertThat(keeps(room, token)).isFalse();

    room.start("once", 3, "EUR", Restart.TEMPORARY);
    room.replicate();
    assertThat(room.segment.keep("once", room.tokenOf("once"), STATE).toCompletableFuture())
        .isCompletedWithValue(true);
    assertThat(room.states).containsKey("once");
    room.exits("once", Exit.NORMAL);
    assertThat(room.states).isEmpty();
  }

  private static boolean keeps(Room room, Token token) {
    return room.segment.keep("x", token, STATE).toCompletableFuture().join();
  }

  private static UUID lifeOfState(Room room) {
    ChildEntry state = Objects.requireNonNull(room.states.get("x"));
    return ((Wish.Kept) state.wish()).life();
  }
}
