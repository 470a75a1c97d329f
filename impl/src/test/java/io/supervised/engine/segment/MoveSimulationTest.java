package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** A child is moved again and again, whatever becomes of those who hold the segments: it is where it was moved to last, with its state. */
class MoveSimulationTest {

  /** {@code -Dmove.schedules} has more of them drawn. */
  private static final int SCHEDULES = Integer.getInteger("move.schedules", 20_000);

  private static final int EVENTS = 30;
  private static final int MOST_STEPS = 20_000;

  @Test
  void after_any_faults_it_runs_where_it_was_moved_to_last_with_all_acknowledged_calls() {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      Random random = new Random(seed);
      MoveWorld world = new MoveWorld(random);
      disturb(world, random);
      assertThat(world.calmDown(MOST_STEPS))
          .as("seed %s comes to rest: %s", seed, world.diary)
          .isTrue();
      assertThat(world.unwell()).as("seed %s: %s", seed, world.diary).isEmpty();
    }
  }

  private static void disturb(MoveWorld world, Random random) {
    for (int event = 0; event < EVENTS; event++) {
      for (int pause = random.nextInt(20); pause > 0; pause--) {
        world.goOn();
      }
      switch (random.nextInt(9)) {
        case 0, 1, 2 -> world.move();
        case 3, 4 -> world.call();
        case 5 -> world.crash();
        case 6 -> world.handOff();
        case 7 -> world.lapse();
        default -> world.kill();
      }
    }
  }
}
