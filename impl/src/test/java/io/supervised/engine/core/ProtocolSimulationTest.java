package io.supervised.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Campaign.Result;
import io.supervised.engine.core.Plan.Family;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

@Isolated("it keeps all cores busy")
class ProtocolSimulationTest {

  private static final long SCHEDULES = Long.getLong("schedules", 50_000);
  private static final long FIRST = Long.getLong("schedules.first", 0);
  private static final int THREADS = 2;

  @Test
  void no_schedule_of_faults_makes_two_of_a_child_or_none_for_ever() {
    assertAllGood(Campaign.run(Plan::of, FIRST, SCHEDULES, THREADS));
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void nor_does_one_that_is_made_for_it(Family family) {
    assertAllGood(Campaign.run(seed -> Plan.of(seed, family), FIRST, 2_000, THREADS));
  }

  /** Schedules that failed once, in long campaigns. */
  static List<Plan> failedOnce() {
    return List.of(
        // a new life waited for its former one to go, and epoch after epoch began that could not
        // take it in
        Plan.of(237801L, Family.JOINERS).keeping(0, 1, 2, 3, 4, 5),
        // the leader of the later part was dead, and nobody else told the earlier part of it
        Plan.of(314800L, Family.AVAILABLE),
        // a cluster that was begun anew noted something of a name of which a hanging node knew more
        Plan.of(216735L, Family.REGISTRY),
        // two that voted on a first epoch went over to a cluster of before, whose news came late
        Plan.of(1064362L, Family.ANY),
        Plan.of(1092309L, Family.FOUNDING),
        // a node kept on going over to a dead leader
        Plan.of(1230518L, Family.AVAILABLE),
        // a node that was left out before it knew that it was in came again, and stayed a ghost
        Plan.of(1355143L, Family.REGISTRY).keeping(2),
        // the only one that knew everything left before the newcomer had heard of any of it
        Plan.of(2610926L, Family.REGISTRY));
  }

  @ParameterizedTest
  @MethodSource("failedOnce")
  void nor_does_one_that_once_did(Plan plan) {
    assertThat(Schedule.run(plan).violation()).isNull();
  }

  @ParameterizedTest
  @EnumSource(Family.class)
  void a_schedule_runs_the_same_way_each_time(Family family) {
    for (long seed = 0; seed < 20; seed++) {
      Plan plan = Plan.of(seed, family);
      assertThat(Schedule.run(plan)).as(plan.asCode()).isEqualTo(Schedule.run(plan));
    }
  }

  /** A failing schedule is shrunk first, and shown as the code that runs it again. */
  private static void assertAllGood(Result result) {
    System.out.println(result);
    assertThat(result.violations()).as(result.firstFailure()).isEmpty();
  }
}
