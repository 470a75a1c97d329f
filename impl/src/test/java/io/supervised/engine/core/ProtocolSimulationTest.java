package io.supervised.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtocolSimulationTest {

  private static final int SCHEDULES = 3_000;
  private static final int STEPS = 250;

  @Test
  void no_order_of_joins_leaves_and_kills_makes_two_of_a_child_or_none_for_ever() {
    for (long seed = 0; seed < SCHEDULES; seed++) {
      Simulation simulation = new Simulation(seed);
      try {
        simulation.run(STEPS);
        simulation.settle();
        assertSettled(simulation);
      } catch (RuntimeException | AssertionError failed) {
        throw new AssertionError("seed " + seed + ": " + failed.getMessage(), failed);
      }
    }
  }

  private static void assertSettled(Simulation simulation) {
    Map<NodeId, State> states = simulation.states();
    List<NodeId> alive = new ArrayList<>(states.keySet());
    Map<String, NodeId> running = simulation.running();
    for (State state : states.values()) {
      assertThat(state.members()).extracting(Member::id).containsExactlyInAnyOrderElementsOf(alive);
      assertThat(running)
          .containsEntry("watch@" + state.self().name().substring("node-".length()), state.id());
    }
    for (int child = 0; child < Simulation.CHILDREN; child++) {
      int segment = child % Simulation.SEGMENTS;
      assertThat(running).containsEntry("child-" + child, simulation.wanted(segment));
      for (State state : states.values()) {
        assertThat(state.routes().holder(segment)).contains(simulation.wanted(segment));
      }
    }
  }
}
