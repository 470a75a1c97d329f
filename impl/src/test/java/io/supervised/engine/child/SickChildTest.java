package io.supervised.engine.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.Run;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** Children that fail or hang where they hurt most: each ends, and in time. */
class SickChildTest {

  @Test
  void a_start_that_fails_is_an_end_without_activity() {
    try (ChildLab lab = new ChildLab(Looping.class, context -> {
      throw new IllegalStateException("no");
    })) {
      lab.start();
      lab.becomes("crashed, never active");
    }
  }

  @Test
  void a_constructor_that_hangs_is_abandoned_in_time() {
    CompletableFuture<ChildLab> itself = new CompletableFuture<>();
    try (ChildLab lab = new ChildLab(Looping.class, context -> {
      itself.join().deafly();
      return ChildLab.ending(() -> {});
    })) {
      itself.complete(lab);
      lab.start();
      lab.stop();
      lab.becomes("ended as asked, never active");
    }
  }

  @Test
  void a_work_loop_that_ignores_its_interrupt_is_abandoned_in_time() {
    try (ChildLab lab = ChildLab.of(Deaf.class, Deaf::new)) {
      lab.start();
      lab.running();
      lab.stop();
      lab.becomes("started", "ended as asked");
    }
  }

  @Test
  void an_exception_at_the_end_does_not_keep_the_child_from_ending() {
    try (ChildLab lab = new ChildLab(
        Object.class,
        context -> ChildLab.ending(() -> {
          throw new IllegalStateException("no");
        }))) {
      lab.start();
      lab.running();
      lab.stop();
      lab.becomes("started", "ended as asked");
    }
  }

  @Test
  void a_crash_whose_end_hangs_is_abandoned_in_time_and_may_start_again() {
    CompletableFuture<ChildLab> itself = new CompletableFuture<>();
    try (ChildLab lab = new ChildLab(
        Looping.class, context -> ChildLab.ending(() -> itself.join().deafly()))) {
      itself.complete(lab);
      lab.start();
      lab.becomes("started", "crashed");
    }
  }

  @Test
  void a_work_loop_that_finds_no_thread_ends_the_child_which_is_not_to_blame() {
    try (ChildLab lab = ChildLab.of(Looping.class, itself -> new Looping())) {
      lab.loopless.set(true);
      lab.start();
      lab.becomes("started", "destroyed", "not tried");
    }
  }

  @Test
  void a_start_that_finds_no_thread_fails_at_once_and_leaves_nothing_behind() {
    ChildLab lab = new ChildLab(Looping.class, context -> ChildLab.ending(() -> {}));
    lab.close();
    assertThatThrownBy(lab::start).isInstanceOf(RejectedExecutionException.class);
    assertThat(lab.longestStop(Duration.ZERO)).isEqualTo(Duration.ZERO); // it knows of no child
  }

  static class Looping {
    @Run
    void loop() {}
  }

  record Deaf(ChildLab lab) {
    @Run
    void loop() {
      lab.deafly();
    }
  }
}
