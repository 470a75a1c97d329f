package io.supervised.engine.core;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.Input.GridChanged;
import io.supervised.engine.core.Plan.Adversary;
import io.supervised.engine.core.Plan.Family;
import io.supervised.engine.core.Plan.Weather;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A newcomer whose data grid takes its time, beside the one node that knows everything. Two rules that a simulation by chance breaks once
 * in many thousand schedules.
 */
class KnowledgeTest {

  private static final int KNOWS = 0;
  private static final int LEARNS = 1;

  private final World world = new World(
      new Plan(0, Family.ANY, 2, 2, false, false, Weather.FAIR, Adversary.NONE, List.of()), null);
  private long now;

  @BeforeEach
  void a_newcomer_is_a_member_and_its_grid_has_nobody_else_yet() {
    world.limit(new MoveLimits(World.SEGMENTS, 0, 0, 100));
    world.heal();
    pass(5_000);
    world.kill(LEARNS, "it is to come back");
    while (world.processes[LEARNS] == null) {
      pass(1);
    }
    grid(Long.MAX_VALUE - 1, Set.of(LEARNS));
    while (process(KNOWS).state().members().size() == 1
        || process(LEARNS).state().members().isEmpty()) {
      pass(1);
    }
    pass(500);
  }

  @Test
  void who_does_not_know_everything_holds_nothing_and_writes_nothing() {
    assertThat(process(LEARNS).state().informed()).isFalse();
    assertThat(process(LEARNS).state().holdings().claims()).isEmpty();
    assertThat(process(KNOWS).state().holdings().claims()).hasSize(World.SEGMENTS);
    State holding = holdingEverything(process(LEARNS));
    assertThat(WriteRule.mayWrite(holding, 0)).isFalse();
    grid(Long.MAX_VALUE, Set.of(KNOWS, LEARNS));
    pass(500);
    assertThat(process(LEARNS).state().holdings().claims()).hasSize(World.SEGMENTS / 2);
    assertThat(WriteRule.mayWrite(process(LEARNS).stateNow(), 1)).isTrue();
  }

  @Test
  void the_only_one_that_knows_everything_is_not_let_go_before_somebody_else_does() {
    SimulatedProcess leaving = process(KNOWS);
    leaving.take(new Input.Leave());
    pass(500);
    assertThat(leaving.state().hasNothingLeftToStop()).isTrue();
    assertThat(leaving.isAlive()).isTrue();
    grid(Long.MAX_VALUE, Set.of(KNOWS, LEARNS));
    pass(500);
    assertThat(leaving.isAlive()).isFalse();
  }

  private static State holdingEverything(SimulatedProcess process) {
    Holdings holdings = process.stateNow().holdings();
    for (int segment = 0; segment < World.SEGMENTS; segment++) {
      GrantId grant = new GrantId(process.state().base(), segment);
      holdings = holdings.with(segment, new Holdings.Segment(grant));
    }
    return process.stateNow().with(holdings);
  }

  /** What the newcomer sees of the grid from now on, unless it sees a later version. */
  private void grid(long version, Set<Integer> hosts) {
    List<SimulatedProcess> joined = hosts.stream().map(this::process).toList();
    GridView view = new GridView(
        version,
        Set.copyOf(joined.stream().map(each -> each.state().self().data()).toList()));
    process(LEARNS).takeIfNewer(version, new GridChanged(world.placement(joined), view));
  }

  private SimulatedProcess process(int host) {
    return requireNonNull(world.processes[host]);
  }

  private void pass(long millis) {
    now += millis;
    world.run(now);
  }
}
