package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Restart;
import io.supervised.engine.child.Exit;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Ticks of timetables: who may run one, and what the next holder knows. */
class TicksTest {

  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

  private final Room room = Room.started("x");

  @Test
  void a_tick_may_run_once_all_members_know_of_it() {
    CompletableFuture<Boolean> tick = tick(NOON);
    assertThat(tick).isNotDone();
    room.replicateInDisorder();
    assertThat(tick).isNotDone();
    room.segment.unsettled("x");
    room.replicate();
    assertThat(tick).isCompletedWithValue(true);
  }

  @Test
  void the_next_holder_knows_what_has_run() {
    assertThat(tick(NOON)).isNotDone();
    room.replicate();
    room.segment.close();
    Room next = new Room(2);
    next.registry.putAll(room.registry);
    next.open();
    assertThat(next.ticks).containsEntry("clean", NOON);
  }

  @Test
  void no_tick_runs_again_nor_an_earlier_one() {
    assertThat(tick(NOON)).isNotDone();
    room.replicate();
    assertThat(tick(NOON)).isCompletedWithValue(false);
    assertThat(tick(NOON.minusSeconds(60))).isCompletedWithValue(false);
  }

  @Test
  void another_life_of_the_child_may_run_none() {
    room.exits("x", Exit.CRASHED);
    assertThat(tick(NOON)).isCompletedWithValue(false);
  }

  @Test
  void a_holder_that_has_to_give_the_segment_away_runs_none_that_is_not_known_to_all() {
    CompletableFuture<Boolean> tick = tick(NOON);
    room.segment.close();
    assertThat(tick).isCompletedWithValue(false);
    assertThat(tick(NOON.plusSeconds(60))).isCompletedWithValue(false);
  }

  @Test
  void a_child_that_a_user_starts_anew_has_missed_nothing() {
    assertThat(tick(NOON)).isNotDone();
    room.replicate();
    room.terminate("x", 2);
    room.replicate();
    room.start("x", 3, "EUR", Restart.PERMANENT);
    room.replicate();
    assertThat(room.ticks).isEmpty();
  }

  private CompletableFuture<Boolean> tick(Instant time) {
    return room.segment.tick("x", room.tokenOf("x"), "clean", time).toCompletableFuture();
  }
}
