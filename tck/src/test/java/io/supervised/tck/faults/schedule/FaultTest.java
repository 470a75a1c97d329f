package io.supervised.tck.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FaultTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new ProcessFault.Kill(2, SECOND), List.of("kill [2]", "launch [2]")),
        Arguments.of(
            new ProcessFault.KillPair(1, 3, SECOND), List.of("kill [1, 3]", "launch [1, 3]")),
        Arguments.of(
            new ProcessFault.KillCoordinator(SECOND),
            List.of("kill coordinator", "launch missing")),
        Arguments.of(
            new ProcessFault.KillAll(SECOND), List.of("kill [1, 2, 3]", "launch [1, 2, 3]")),
        Arguments.of(new ProcessFault.Pause(3, SECOND), List.of("pause 3", "resume 3")),
        Arguments.of(new ProcessFault.Restart(1, SECOND), List.of("stop 1", "launch [1]")),
        Arguments.of(
            new NetworkFault.Partition(FaultKind.SPLIT, Set.of(1), SECOND),
            List.of("cut [1>2, 1>3, 2>1, 3>1]", "mend [1>2, 1>3, 2>1, 3>1]")),
        Arguments.of(
            new NetworkFault.Mute(3, SECOND), List.of("cut [3>1, 3>2]", "mend [3>1, 3>2]")),
        Arguments.of(
            new NetworkFault.Deaf(3, SECOND), List.of("cut [1>3, 2>3]", "mend [1>3, 2>3]")),
        Arguments.of(
            new NetworkFault.Bridge(2, Set.of(1), SECOND),
            List.of("cut [1>3, 3>1]", "mend [1>3, 3>1]")),
        Arguments.of(
            new NetworkFault.Loss(2, 30, SECOND), List.of("lose 2 30", "stop losing 2 30")),
        Arguments.of(new NetworkFault.Unplug(2, SECOND), List.of("unplug 2", "plug 2")));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void is_made_and_mended(Fault fault, List<String> expected) {
    assertThat(done(fault.steps(3))).isEqualTo(expected);
    assertThat(fault.steps(3)).extracting(Step::at).containsExactly(Duration.ZERO, SECOND);
  }

  @Test
  void flapping_is_a_cut_again_and_again() {
    Fault flap = new NetworkFault.Flap(1, SECOND, SECOND.multipliedBy(2), 2);
    assertThat(done(flap.steps(2)))
        .containsExactly("cut [1>2, 2>1]", "mend [1>2, 2>1]", "cut [1>2, 2>1]", "mend [1>2, 2>1]");
    assertThat(flap.steps(2))
        .extracting(step -> step.at().toSeconds())
        .containsExactly(0L, 1L, 3L, 4L);
  }

  private static List<String> done(List<Step> steps) {
    RecordingInjector injector = new RecordingInjector();
    steps.forEach(step -> step.action().accept(injector));
    return injector.done;
  }
}
