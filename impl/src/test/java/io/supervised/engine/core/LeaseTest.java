package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Plan.Adversary;
import io.supervised.engine.core.Plan.Family;
import io.supervised.engine.core.Plan.Weather;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How long children may run when nobody renews the lease any more. */
class LeaseTest {

  private static final long STEP = 10;
  private static final long SHORT = 50;

  private final World world = new World(
      new Plan(0, Family.ANY, 2, 2, false, false, Weather.FAIR, Adversary.NONE, List.of()), null);
  private long now;

  @Test
  void they_may_run_as_long_as_was_said_and_not_much_longer() {
    world.heal();
    pass(5_000);
    assertThat(state().mayRunFor(SHORT)).isTrue();
    requireNonNull(world.processes[1]).pause(10_000, false); // without it there is no quorum
    long promised = 0;
    while (state().hasQuorum()) {
      promised = state().mayRunFor(SHORT) ? now + SHORT : promised;
      pass(STEP);
    }
    assertThat(promised).isBetween(now - 2 * STEP, now + STEP);
    assertThat(state().mayRunFor(0)).isFalse();
  }

  private State state() {
    return requireNonNull(world.processes[0]).stateNow();
  }

  private void pass(long millis) {
    now += millis;
    world.run(now);
  }
}
