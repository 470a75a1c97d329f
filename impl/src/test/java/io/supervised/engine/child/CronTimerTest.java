package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Cron.Missed;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Methods that run by a timetable. */
class CronTimerTest {

  private static final Duration PERIOD = Duration.ofMillis(20);
  private static final Timetable OFTEN = after -> Optional.of(
      Instant.ofEpochMilli((after.toEpochMilli() / PERIOD.toMillis() + 1) * PERIOD.toMillis()));
  private static final Timetable LATE = after -> Optional.of(after.plus(Duration.ofHours(1)));
  private static final Timetable NEVER = after -> Optional.empty();

  private final List<Instant> runs = new CopyOnWriteArrayList<>();

  @Test
  void each_tick_is_noted_before_it_runs_and_runs_once() {
    try (ChildLab lab = lab(OFTEN, Missed.RUN_ONCE, Map.of())) {
      lab.start();
      await().atMost(SOON).until(() -> runs.size() >= 5);
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
      List<Instant> noted = lab.noted.subList(1, lab.noted.size()); // the first: from when on
      assertThat(noted).hasSameSizeAs(runs).isSorted();
      assertThat(noted).extracting(OFTEN::next).doesNotHaveDuplicates();
      for (int i = 0; i < runs.size(); i++) {
        assertThat(runs.get(i)).isAfterOrEqualTo(noted.get(i));
      }
    }
  }

  @Test
  void a_tick_that_not_all_members_know_of_does_not_run_and_is_tried_again() {
    try (ChildLab lab = lab(OFTEN, Missed.RUN_ONCE, Map.of())) {
      lab.mayTick.set(false);
      lab.start();
      assertThat(lab.running().isActive()).isTrue();
      await().during(PERIOD.multipliedBy(10)).until(runs::isEmpty);
      lab.mayTick.set(true);
      await().atMost(SOON).until(() -> !runs.isEmpty());
    }
  }

  @Test
  void before_the_first_start_no_tick_was_missed() {
    try (ChildLab lab = lab(LATE, Missed.RUN_ONCE, Map.of())) {
      lab.start();
      await().atMost(SOON).until(() -> lab.noted.size() == 1);
      await().during(Duration.ofMillis(50)).until(runs::isEmpty);
    }
  }

  @Test
  void many_missed_ticks_are_made_up_for_by_one_run() {
    Map<String, Instant> longAgo = Map.of("tick", Instant.now().minus(Duration.ofDays(2)));
    try (ChildLab lab = lab(LATE, Missed.RUN_ONCE, longAgo)) {
      lab.start();
      await().atMost(SOON).until(() -> runs.size() == 1);
      await().during(Duration.ofMillis(50)).until(() -> runs.size() == 1);
    }
  }

  @Test
  void missed_ticks_are_left_out_if_the_method_says_so() {
    Map<String, Instant> longAgo = Map.of("tick", Instant.now().minus(Duration.ofDays(2)));
    try (ChildLab lab = lab(LATE, Missed.SKIP, longAgo)) {
      lab.start();
      assertThat(lab.running().isActive()).isTrue();
      await().during(Duration.ofMillis(50)).until(runs::isEmpty);
    }
  }

  @Test
  void ticks_that_a_node_whose_clock_is_ahead_has_run_are_not_run_again() {
    Map<String, Instant> ahead = Map.of("tick", Instant.now().plus(Duration.ofHours(1)));
    try (ChildLab lab = lab(OFTEN, Missed.SKIP, ahead)) {
      lab.start();
      assertThat(lab.running().isActive()).isTrue();
      await().during(PERIOD.multipliedBy(5)).until(runs::isEmpty);
    }
  }

  @Test
  void a_timetable_that_fails_is_told_of_and_asked_again() {
    AtomicInteger asked = new AtomicInteger();
    Timetable failing = after -> {
      if (asked.incrementAndGet() == 2) {
        throw new IllegalStateException("made up");
      }
      return OFTEN.next(after);
    };
    try (ChildLab lab = lab(failing, Missed.RUN_ONCE, Map.of())) {
      lab.start();
      await().atMost(SOON).until(() -> runs.size() >= 2);
      assertThat(lab.running().isActive()).isTrue();
    }
  }

  @Test
  void a_timetable_that_is_over_ends_nothing() {
    try (ChildLab lab = lab(NEVER, Missed.RUN_ONCE, Map.of())) {
      lab.start();
      assertThat(lab.running().isActive()).isTrue();
      assertThat(runs).isEmpty();
    }
  }

  private ChildLab lab(Timetable times, Missed missed, Map<String, Instant> ticks) {
    InstanceFactory factory = InstanceFactory.of(() -> new Clockwork(runs));
    SupervisedBean bean = SupervisedBean.of("bean", Clockwork.class, factory)
        .running(List.of(new CronMethod(method(), times, missed)));
    return new ChildLab(bean, Optional.empty(), ticks);
  }

  private static Method method() {
    try {
      return Clockwork.class.getDeclaredMethod("tick");
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }

  static final class Clockwork {

    private final List<Instant> runs;

    Clockwork(List<Instant> runs) {
      this.runs = runs;
    }

    void tick() {
      runs.add(Instant.now());
    }
  }
}
