package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.Every;
import io.supervised.Scheduled;
import io.supervised.engine.LogBook;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What children run by the clock. */
class ChildTimersTest {

  private static final Duration AT_ONCE = Duration.ofMillis(1);
  private static final Duration LATE = Duration.ofDays(1);

  @Test
  void a_method_that_runs_every_so_often_does_until_the_child_stops() {
    AtomicInteger runs = new AtomicInteger();
    try (ChildLab lab = ChildLab.of(Ticking.class, itself -> new Ticking(runs))) {
      lab.start();
      await().atMost(SOON).until(() -> runs.get() >= 5);
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
      int atTheEnd = runs.get();
      await().during(Duration.ofMillis(50)).until(() -> runs.get() == atTheEnd);
    }
  }

  @Test
  void it_runs_in_its_turn_and_never_twice_at_a_time() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    try (ChildLab lab = ChildLab.of(Ticking.class, itself -> new Ticking(runs))) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.call("hold", Ticking.class.getDeclaredMethod("hold")));
      await()
          .atMost(SOON)
          .until(() -> lab.diary.stream().anyMatch(entry -> entry.startsWith("hold")));
      assertThat(lab.diary).contains("hold: nothing ran meanwhile");
    }
  }

  @Test
  void a_crash_in_it_is_a_crash_of_the_child() {
    try (ChildLab lab = ChildLab.of(Failing.class, itself -> new Failing())) {
      lab.start();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
      assertThat(lab.cause).hasMessage("sick");
    }
  }

  @Test
  @ResourceLock(LogBook.LOCK)
  void what_it_throws_as_an_answer_is_logged_and_it_runs_again() {
    AtomicInteger runs = new AtomicInteger();
    LogBook log = new LogBook();
    try (ChildLab lab = ChildLab.of(Answering.class, itself -> new Answering(runs))) {
      lab.start();
      await().atMost(SOON).until(() -> runs.get() >= 3);
      assertThat(lab.running().isActive()).isTrue();
      assertThat(log.with("SUPV00158")).isNotEmpty();
    } finally {
      log.close();
    }
  }

  @Test
  void tasks_that_are_scheduled_while_the_child_is_made_run_once_it_is_active() {
    List<String> ran = new CopyOnWriteArrayList<>();
    try (ChildLab lab = scheduling(self -> {
      self.schedule(Duration.ZERO, () -> ran.add("once"));
      self.schedule(LATE, () -> ran.add("too late"));
      self.scheduleEvery(AT_ONCE, () -> ran.add("again"));
    })) {
      lab.start();
      await().atMost(SOON).until(() -> Collections.frequency(ran, "again") >= 3);
      await().atMost(SOON).until(() -> ran.contains("once"));
      assertThat(Collections.frequency(ran, "once")).isEqualTo(1);
      assertThat(ran).doesNotContain("too late");
    }
  }

  @Test
  void a_task_that_is_cancelled_runs_no_more() {
    AtomicInteger runs = new AtomicInteger();
    Scheduled[] task = new Scheduled[1];
    try (ChildLab lab = scheduling(self -> task[0] = self.scheduleEvery(AT_ONCE, () -> {
      runs.incrementAndGet();
      task[0].cancel();
    }))) {
      lab.start();
      await().atMost(SOON).until(() -> runs.get() > 0);
      await().during(Duration.ofMillis(50)).until(() -> runs.get() == 1);
      task[0].cancel();
    }
  }

  @Test
  void a_task_that_fails_ends_the_child_as_a_call_does() {
    try (ChildLab lab = scheduling(self -> self.schedule(AT_ONCE, () -> {
      throw new IllegalStateException("sick");
    }))) {
      lab.start();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("crashed"));
    }
  }

  @Test
  void what_can_not_be_scheduled_is_refused() {
    try (ChildLab lab = scheduling(self -> {})) {
      lab.start();
      LiveChild self = lab.running();
      Runnable nothing = () -> {};
      assertThatThrownBy(() -> self.schedule(Duration.ofDays(366), nothing))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00159");
      for (Duration period : List.of(Duration.ZERO, Duration.ofDays(366))) {
        assertThatThrownBy(() -> self.scheduleEvery(period, nothing))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("SUPV00160");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {Odd.class, Hidden.class, Asking.class})
  void annotations_that_can_not_hold_are_objected_to(Class<?> bean) {
    assertThat(TimerRules.objections(bean)).singleElement().asString().contains("work()", "@Every");
  }

  @Test
  void an_overriding_method_says_whether_it_runs() {
    assertThat(TimerRules.methods(Silent.class, Every.class)).isEmpty();
    assertThat(TimerRules.methods(Inheriting.class, Every.class)).hasSize(1);
  }

  private interface Beginning {
    void with(ChildContext self);
  }

  private static ChildLab scheduling(Beginning beginning) {
    return new ChildLab(Object.class, self -> {
      beginning.with(self);
      return ChildLab.instance(new Object(), new CopyOnWriteArrayList<>());
    });
  }

  static class Ticking {
    private final AtomicInteger runs;

    Ticking(AtomicInteger runs) {
      this.runs = runs;
    }

    @Every("PT0.001S")
    void tick() {
      runs.incrementAndGet();
    }

    String hold() {
      int before = runs.get();
      long end = System.nanoTime() + Duration.ofMillis(30).toNanos();
      while (System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      return runs.get() == before ? "nothing ran meanwhile" : "it ran";
    }
  }

  static class Failing {
    @Every("PT0.001S")
    void fail() {
      throw new IllegalStateException("sick");
    }
  }

  static class Answering {
    private final AtomicInteger runs;

    Answering(AtomicInteger runs) {
      this.runs = runs;
    }

    @Every("PT0.001S")
    void fail() throws IOException {
      throw new IOException("run " + runs.incrementAndGet());
    }
  }

  static class Odd {
    @Every("soon")
    void work() {}
  }

  static class Hidden {
    @SuppressWarnings("UnusedMethod") // that is the case
    @Every("PT1S")
    private void work() {}
  }

  static class Asking {
    @Every("PT1S")
    void work(String what) {}
  }

  static class Inheriting extends Answering {
    Inheriting() {
      super(new AtomicInteger());
    }
  }

  static class Silent extends Answering {
    Silent() {
      super(new AtomicInteger());
    }

    @Override
    void fail() {}
  }
}
