package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.LogBook;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Calls that do not end by themselves. */
@ResourceLock(LogBook.LOCK)
class StuckCallTest {

  private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ofNanos(1));
  private static final Optional<Duration> NEVER = Optional.empty();

  private final LogBook log = new LogBook();

  @AfterEach
  void close() {
    log.close();
  }

  @Test
  void a_stuck_call_is_reported_once_with_the_stack_of_its_thread_and_goes_on() throws Exception {
    try (ChildLab lab = ChildLab.of(Deaf.class, Deaf::new)) {
      LiveChild child = calling(lab);
      lab.lookForStuckCalls(new CallPatience(AT_ONCE, NEVER));
      lab.lookForStuckCalls(new CallPatience(AT_ONCE, NEVER));
      assertThat(told("SUPV00156")).singleElement().asString().contains("child", "here");
      assertThat(child.isActive()).isTrue();
      lab.release.countDown();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("call: done"));
    }
  }

  @Test
  void a_call_that_is_not_stuck_is_not_spoken_of() throws Exception {
    try (ChildLab lab = ChildLab.of(Deaf.class, Deaf::new)) {
      calling(lab);
      Optional<Duration> anHour = Optional.of(Duration.ofHours(1));
      lab.lookForStuckCalls(new CallPatience(anHour, anHour));
      lab.lookForStuckCalls(new CallPatience(NEVER, NEVER));
      assertThat(told("SUPV00156", "SUPV00157")).isEmpty();
    }
  }

  @Test
  void a_child_whose_call_is_stuck_for_too_long_is_replaced_and_the_interrupt_may_end_the_call()
      throws Exception {
    try (ChildLab lab = ChildLab.of(Patient.class, Patient::new)) {
      LiveChild child = calling(lab);
      child.take(lab.call("second", Patient.class.getDeclaredMethod("work")));
      lab.lookForStuckCalls(new CallPatience(NEVER, AT_ONCE));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
      assertThat(lab.diary).contains("second: NOT_HERE", "call: interrupted");
      assertThat(lab.cause).isInstanceOf(StuckCallException.class).hasMessageContaining("stuck");
      assertThat(told("SUPV00157")).hasSize(1);
    }
  }

  @Test
  void a_call_that_ignores_its_interrupt_is_left_to_itself() throws Exception {
    try (ChildLab lab = ChildLab.of(Deaf.class, Deaf::new)) {
      calling(lab);
      lab.lookForStuckCalls(new CallPatience(NEVER, AT_ONCE));
      lab.becomes("started", "begun", "crashed");
    }
  }

  @Test
  void a_call_that_runs_when_the_time_to_stop_is_over_is_interrupted_before_it_is_abandoned()
      throws Exception {
    try (ChildLab lab = ChildLab.of(Patient.class, Patient::new)) {
      calling(lab);
      lab.stop();
      lab.becomes("started", "begun", "call: interrupted", "destroyed", "ended as asked");
    }
  }

  @Test
  void calls_are_looked_at_four_times_within_the_shorter_limit_but_not_too_often_nor_too_rarely() {
    Optional<Duration> aSecond = Optional.of(Duration.ofSeconds(1));
    Optional<Duration> anHour = Optional.of(Duration.ofHours(1));
    assertThat(new CallPatience(NEVER, NEVER).interval()).isEmpty();
    assertThat(new CallPatience(anHour, aSecond).interval()).contains(Duration.ofMillis(250));
    assertThat(new CallPatience(AT_ONCE, anHour).interval()).contains(Duration.ofMillis(100));
    assertThat(new CallPatience(anHour, NEVER).interval()).contains(Duration.ofSeconds(5));
  }

  @Test
  void an_interrupt_for_a_call_is_not_felt_by_what_its_thread_does_next() throws Exception {
    CountDownLatch next = new CountDownLatch(1);
    boolean[] interrupted = {true};
    RunningCalls calls = new RunningCalls();
    Thread thread = new Thread(() -> {
      RunningCalls.Running call = calls.begin(false, true);
      calls.interrupt();
      calls.end(call);
      interrupted[0] = Thread.currentThread().isInterrupted();
      next.countDown();
    });
    thread.start();
    next.await();
    assertThat(interrupted[0]).isFalse();
  }

  @Test
  void a_call_in_the_thread_of_its_caller_is_not_interrupted() {
    RunningCalls calls = new RunningCalls();
    RunningCalls.Running call = calls.begin(false, false);
    calls.interrupt();
    calls.end(call);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  /** Of the child of a lab: other tests have stuck children, too. */
  private List<String> told(String... ids) {
    return log.with(ids).stream().filter(line -> line.contains("'child'")).toList();
  }

  /** A child in the middle of a call. */
  private static LiveChild calling(ChildLab lab) throws Exception {
    lab.start();
    LiveChild child = lab.running();
    child.take(lab.call("call", child.bean().type().getDeclaredMethod("work")));
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("begun"));
    return child;
  }

  record Deaf(ChildLab lab) {

    String work() {
      lab.diary.add("begun");
      lab.deafly();
      return "done";
    }
  }

  record Patient(ChildLab lab) {

    String work() {
      lab.diary.add("begun");
      try {
        lab.release.await();
        return "done";
      } catch (InterruptedException stop) {
        return "interrupted";
      }
    }
  }
}
