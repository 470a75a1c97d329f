package io.supervised.tck.faults.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleGeneratorTest {

  private static final int FAULTS = 6;
  private static final int SEEDS = 300;

  private static ScheduleGenerator generator(int nodes, Set<FaultKind> kinds) {
    return new ScheduleGenerator(
        new ScheduleOptions(nodes, FAULTS, kinds, Duration.ofSeconds(3), Duration.ofSeconds(4)));
  }

  private static List<Schedule> schedules(int nodes) {
    Set<FaultKind> possible = Arrays.stream(FaultKind.values())
        .filter(kind -> kind.isPossible(nodes, true, true))
        .collect(Collectors.toSet());
    ScheduleGenerator generator = generator(nodes, possible);
    return IntStream.range(0, SEEDS).mapToObj(generator::schedule).toList();
  }

  @Test
  void a_seed_makes_the_same_schedule_again() {
    assertThat(schedules(3)).hasToString(schedules(3).toString());
  }

  @Test
  void seeds_differ() {
    assertThat(
            schedules(3).stream().map(schedule -> schedule.faults().toString()).distinct())
        .hasSize(SEEDS);
  }

  @Test
  void every_kind_of_fault_comes_up_in_a_cluster_that_is_large_enough() {
    for (int nodes = 2; nodes <= 5; nodes++) {
      int size = nodes;
      Set<FaultKind> seen = schedules(nodes).stream()
          .flatMap(schedule -> schedule.faults().stream())
          .map(planned -> planned.fault().kind())
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(FaultKind.class)));
      assertThat(seen)
          .containsExactlyInAnyOrderElementsOf(Arrays.stream(FaultKind.values())
              .filter(kind -> kind.isPossible(size, true, true))
              .toList());
    }
  }

  @Test
  void a_schedule_draws_from_its_own_kinds_alone() {
    assertThat(schedules(3))
        .allSatisfy(schedule -> assertThat(schedule.enabled())
            .containsAll(schedule.faults().stream()
                .map(planned -> planned.fault().kind())
                .toList()));
    assertThat(schedules(3))
        .anySatisfy(schedule -> assertThat(schedule.enabled()).hasSizeLessThan(5));
  }

  @Test
  void what_is_harmed_is_mended() {
    for (Schedule schedule : schedules(5)) {
      RecordingInjector injector = new RecordingInjector();
      schedule.steps(5).forEach(step -> step.action().accept(injector));
      Set<String> open = new HashSet<>();
      for (String done : injector.done) {
        if (done.startsWith("cut ")) {
          open.add(done.substring("cut ".length()));
        } else if (done.startsWith("mend ")) {
          open.remove(done.substring("mend ".length()));
        }
      }
      assertThat(open).isEmpty();
    }
  }

  @Test
  void steps_come_in_the_order_of_time() {
    assertThat(schedules(3))
        .allSatisfy(
            schedule -> assertThat(schedule.steps(3)).extracting(Step::at).isSorted());
  }

  @Test
  void a_minority_is_less_than_half() {
    assertThat(schedules(5).stream()
            .flatMap(schedule -> schedule.faults().stream())
            .map(Schedule.Planned::fault)
            .filter(fault -> fault.kind() == FaultKind.SPLIT)
            .map(fault -> ((NetworkFault.Partition) fault).side().size())
            .distinct())
        .containsExactlyInAnyOrder(1, 2);
  }

  @Test
  void a_network_that_cannot_be_cut_leaves_faults_of_processes() {
    assertThat(Arrays.stream(FaultKind.values()).filter(kind -> kind.isPossible(3, false, false)))
        .containsExactly(
            FaultKind.KILL,
            FaultKind.KILL_PAIR,
            FaultKind.KILL_COORDINATOR,
            FaultKind.KILL_ALL,
            FaultKind.PAUSE,
            FaultKind.RESTART);
  }

  @Test
  void there_is_no_schedule_without_faults() {
    assertThatThrownBy(() -> generator(3, Set.of())).hasMessageContaining("no kind of fault");
  }

  @Test
  void labels_name_kinds() {
    for (FaultKind kind : FaultKind.values()) {
      assertThat(FaultKind.of(kind.label())).isEqualTo(kind);
    }
  }
}
