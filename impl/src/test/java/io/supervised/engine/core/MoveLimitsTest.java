package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Assignment.Stage;
import io.supervised.engine.core.Plan.Adversary;
import io.supervised.engine.core.Plan.Family;
import io.supervised.engine.core.Plan.Weather;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** How fast the leader moves what runs well, by the clock of a simulated world: one of two nodes comes back, and gets its share. */
class MoveLimitsTest {

  private static final long PATIENCE = 100;
  private static final long LONG = 10_000;
  private static final int STAYS = 0;
  private static final int COMES = 1;
  private static final int SHARE = World.SEGMENTS / 2;

  private World world = world();
  private long now;

  /** When each segment was asked for, and when it ran elsewhere. */
  private final Map<Integer, Long> asked = new HashMap<>();

  private final Map<Integer, Long> arrived = new HashMap<>();
  private int mostSilent;

  private static World world() {
    return new World(
        new Plan(0, Family.ANY, 2, 2, false, false, Weather.FAIR, Adversary.NONE, List.of()), null);
  }

  @Test
  void as_many_segments_are_silent_at_a_time_as_may_move_at_a_time() {
    for (int most : new int[] {1, 2}) {
      comesBack(new MoveLimits(most, 0, 0, LONG));
      process(STAYS).take(new Input.Drain(true));
      watch(1_000);
      assertThat(arrived).hasSize(World.SEGMENTS);
      assertThat(mostSilent).isEqualTo(most);
    }
  }

  @Test
  void a_node_that_runs_nothing_is_given_one_segment_and_the_others_when_that_one_runs() {
    comesBack(new MoveLimits(SHARE, 0, 0, LONG));
    watchUntilSettled();
    List<Long> begun = new ArrayList<>(new TreeSet<>(asked.values()));
    assertThat(asked).hasSize(SHARE);
    assertThat(asked.values()).filteredOn(begun.get(0)::equals).hasSize(1);
    assertThat(begun.get(1)).isGreaterThanOrEqualTo(Collections.min(arrived.values()));
  }

  @Test
  void there_is_a_pause_between_two_moves() {
    comesBack(new MoveLimits(1, 300, 0, LONG));
    watchUntilSettled();
    List<Long> begun = new ArrayList<>(new TreeSet<>(asked.values()));
    List<Long> ended = new ArrayList<>(new TreeSet<>(arrived.values()));
    assertThat(begun).hasSize(SHARE);
    assertThat(begun.get(1)).isGreaterThanOrEqualTo(ended.get(0) + 280); // by the leader's clock
  }

  @Test
  void nothing_moves_to_a_newcomer_before_the_delay_is_over() {
    comesBack(new MoveLimits(SHARE, 0, 1_000, LONG));
    long joined = now;
    watchUntilSettled();
    assertThat(asked.values()).hasSize(SHARE).allMatch(at -> at >= joined + 950);
  }

  @Test
  void a_user_ends_the_delay() {
    comesBack(new MoveLimits(SHARE, 0, LONG, LONG));
    watch(1_000);
    assertThat(asked).isEmpty();
    process(COMES).take(new Input.Rebalance());
    watch(1_000);
    assertThat(arrived).hasSize(SHARE);
  }

  @Test
  void what_is_drained_moves_to_a_newcomer_without_delay() {
    comesBack(new MoveLimits(World.SEGMENTS, 0, LONG, LONG));
    process(STAYS).take(new Input.Drain(true));
    watch(1_000);
    assertThat(arrived).hasSize(World.SEGMENTS);
    assertThat(process(STAYS).state().isDrained()).isTrue();
  }

  @Test
  void a_move_that_does_not_end_holds_up_the_others_for_a_while_only() {
    comesBack(new MoveLimits(1, 0, 0, PATIENCE));
    for (int segment = 0; segment < World.SEGMENTS; segment++) {
      process(STAYS).stick("child-" + segment);
    }
    watch(LONG);
    List<Long> begun = new ArrayList<>(new TreeSet<>(asked.values()));
    assertThat(begun).hasSize(SHARE);
    assertThat(begun.get(1) - begun.get(0)).isBetween(PATIENCE - 10, PATIENCE + 100);
  }

  @Test
  void what_nobody_holds_is_granted_at_once_whatever_the_limits() {
    comesBack(new MoveLimits(1, 300, 0, LONG));
    watchUntilSettled();
    world.kill(COMES, "for good");
    watch(40);
    assertThat(process(STAYS).running()).hasSize(World.SEGMENTS + 1); // and its own
  }

  /** Two nodes; one has died, so that the other one has everything, and has just become a member again. */
  private void comesBack(MoveLimits limits) {
    world = world();
    now = 0;
    asked.clear();
    arrived.clear();
    mostSilent = 0;
    world.limit(limits);
    world.heal();
    pass(5_000);
    world.kill(COMES, "it is to come back");
    while (process(STAYS).state().members().size() == 2) {
      pass(1);
    }
    while (process(STAYS).state().members().size() < 2) {
      pass(1);
    }
  }

  private void pass(long millis) {
    now += millis;
    world.run(now);
  }

  private SimulatedProcess process(int host) {
    return requireNonNull(world.processes[host]);
  }

  private void watchUntilSettled() {
    long end = now + LONG;
    while (!world.invariants.settled() && now < end) {
      watch(1);
    }
    assertThat(world.invariants.whatIsMissing()).isNull();
  }

  private void watch(long millis) {
    for (long end = now + millis; now < end; ) {
      pass(1);
      look();
    }
  }

  private void look() {
    int silent = 0;
    for (int segment = 0; segment < World.SEGMENTS; segment++) {
      Assignment.Entry entry = process(STAYS).state().assignment().table().get(segment);
      if (entry != null && entry.stage() == Stage.MOVING) {
        asked.putIfAbsent(segment, now);
      }
      if (runs(COMES, segment)) {
        arrived.putIfAbsent(segment, now);
      }
      silent += runs(COMES, segment) || runs(STAYS, segment) ? 0 : 1;
    }
    mostSilent = Math.max(mostSilent, silent);
  }

  private boolean runs(int host, int segment) {
    if (world.processes[host] == null) {
      return false;
    }
    Holdings.Segment held = process(host).state().holdings().segment(segment);
    return held != null
        && held.children().values().stream()
            .anyMatch(running -> running.phase() == Holdings.Phase.ACTIVE);
  }
}
