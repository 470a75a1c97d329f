package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.call.CallWorld.Fate;
import java.util.List;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Isolated("it keeps all cores busy")
class CallSimulationTest {

  private static final int WORLDS = Integer.getInteger("call.worlds", 300);

  @ParameterizedTest
  @EnumSource(Fate.class)
  void calls_to_a_child_that_moves_run_once_at_most_in_order_and_in_time(Fate fate) {
    long runs = 0;
    for (long seed = 0; seed < WORLDS; seed++) {
      CallWorld world = new CallWorld(seed, fate).run();
      List<String> problems = world.problems();
      assertThat(problems).as("seed %d, %s ran", seed, world.summary()).isEmpty();
      runs += world.runs();
    }
    assertThat(runs).as("calls that ran").isGreaterThan(100L * WORLDS);
  }
}
