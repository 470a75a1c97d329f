package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.Cron.Missed;
import io.supervised.engine.child.CronMethod;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.Method;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each tick of a timetable runs once in the cluster, whatever becomes of the nodes. */
class TicksMoveTest {

  private final TestNodes nodes = new TestNodes("ticks-test", 19470);
  private final List<ClusterSupervisor> running = new ArrayList<>();
  private final List<Instant> ticks = new CopyOnWriteArrayList<>();

  /** When ticks were noted, which is before they run. */
  private final NavigableSet<Instant> noted = new ConcurrentSkipListSet<>();

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void no_tick_runs_twice_though_nodes_leave_and_die_right_after_it() throws Exception {
    for (String name : List.of("a", "b", "c")) {
      running.add(nodes.start(name, bean()));
    }
    await().atMost(SOON).until(() -> TestNodes.areAtRest(running, List.of("clock")));
    for (boolean dies : List.of(true, false)) {
      awaitTick();
      ClusterSupervisor owner = owner();
      running.remove(owner);
      if (dies) {
        owner.die();
      } else {
        owner.close();
      }
      awaitTick();
    }
    assertThat(noted).extracting(TicksMoveTest::nextSecond).doesNotHaveDuplicates();
    assertThat(ticks)
        .filteredOn(tick -> tick.isBefore(noted.last()))
        .hasSizeGreaterThan(2)
        .extracting(noted::floor)
        .doesNotHaveDuplicates();
  }

  private static Instant nextSecond(Instant after) {
    return after.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** Is asked for the tick after each that is noted. */
  private Optional<Instant> eachSecond(Instant after) {
    noted.add(after.truncatedTo(ChronoUnit.MILLIS)); // as other nodes hear of it
    return Optional.of(nextSecond(after));
  }

  private void awaitTick() {
    int before = ticks.size();
    await().atMost(SOON).until(() -> ticks.size() > before);
  }

  private ClusterSupervisor owner() {
    Optional<ClusterNode> where = running.get(0).whereIs("clock");
    return running.stream()
        .filter(node -> where.filter(node.localNode()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private SupervisedBean bean() throws NoSuchMethodException {
    Method tick = Clock.class.getDeclaredMethod("tick");
    tick.setAccessible(true);
    return SupervisedBean.of("clock", Clock.class, InstanceFactory.of(() -> new Clock(ticks)))
        .running(List.of(new CronMethod(tick, this::eachSecond, Missed.RUN_ONCE)));
  }

  static class Clock {
    private final List<Instant> ticks;

    Clock() {
      this(new ArrayList<>());
    }

    Clock(List<Instant> ticks) {
      this.ticks = ticks;
    }

    void tick() {
      ticks.add(Instant.now());
    }
  }
}
