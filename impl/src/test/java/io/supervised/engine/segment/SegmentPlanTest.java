package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SegmentPlanTest {

  @Test
  void states_are_waited_for_as_long_as_children_may_take_to_stop_but_never_for_a_moment_only() {
    Duration little = Duration.ofMillis(1);
    assertThat(SegmentPlan.patienceWithStates(little)).isEqualTo(Duration.ofSeconds(2));
    Duration much = Duration.ofSeconds(30);
    assertThat(SegmentPlan.patienceWithStates(much)).isEqualTo(much);
  }
}
