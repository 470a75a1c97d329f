package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Strategy;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Crashes, moves and deaths of nodes, with everything late and out of order: in the end, all of a group run, and follow each other. */
class GroupSimulationTest {

  /** Of each strategy; {@code -Dgroup.schedules} has more of them drawn. */
  private static final int SCHEDULES = Integer.getInteger("group.schedules", 5_000);

  private static final int FAULTS = 12;
  private static final int MOST_STEPS = 20_000;

  @ParameterizedTest
  @EnumSource(Strategy.class)
  void after_any_faults_all_run_again_and_none_since_before_an_end_that_concerns_it(
      Strategy strategy) {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      Random random = new Random(seed);
      GroupWorld world =
          new GroupWorld(strategy, 2 + random.nextInt(4), 1 + random.nextInt(3), random);
      faults(world, random);
      calmDown(world, seed);
      assertThat(world.unwell())
          .as("%s, seed %s: %s", strategy, seed, world.diary)
          .isEmpty();
    }
  }

  private static void faults(GroupWorld world, Random random) {
    for (int fault = 0; fault < FAULTS; fault++) {
      for (int pause = random.nextInt(40); pause > 0; pause--) {
        world.goOn();
      }
      switch (random.nextInt(4)) {
        case 0, 1 -> world.crash();
        case 2 -> world.move();
        default -> world.kill();
      }
    }
  }

  private static void calmDown(GroupWorld world, long seed) {
    int steps = 0;
    while (world.goOn()) {
      steps++;
      assertThat(steps)
          .as("steps of seed %s, which does not come to rest", seed)
          .isLessThan(MOST_STEPS);
    }
  }
}
