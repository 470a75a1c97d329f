package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.Run;
import io.supervised.Token;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LiveChildTest {

  @Test
  void it_starts_is_called_and_stops() throws Exception {
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.start();
      LiveChild child = lab.running();
      assertThat(child.isActive()).isTrue();
      assertThat(child.performNow(lab.call("call", Quiet.class.getDeclaredMethod("answer"))))
          .isTrue();
      lab.stop();
      lab.becomes("started", "call: 42", "destroyed", "ended as asked");
      assertThat(child.isActive()).isFalse();
    }
  }

  @Test
  void its_context_tells_name_node_and_token() {
    CompletableFuture<ChildContext> seen = new CompletableFuture<>();
    try (ChildLab lab = new ChildLab(Quiet.class, context -> {
      assertThat(context.isActive()).isTrue();
      seen.complete(context);
      return ChildLab.ending(() -> {});
    })) {
      lab.start();
      lab.running();
      assertThat(seen.join().name()).isEqualTo("child");
      assertThat(seen.join().node()).isEqualTo(ChildLab.NODE);
      assertThat(seen.join().token()).isEqualTo(ChildLab.TOKEN);
    }
  }

  @Test
  void a_stop_by_another_token_is_not_for_this_activation() {
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.start();
      LiveChild child = lab.running();
      lab.stop(new Token(1, "p", 2, 0));
      assertThat(child.isActive()).isTrue();
    }
  }

  @Test
  void a_stopped_child_is_not_called() throws Exception {
    Method answer = Quiet.class.getDeclaredMethod("answer");
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.start();
      LiveChild child = lab.running();
      lab.stop();
      child.take(lab.call("call", answer));
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(lab.diary).contains("call: NOT_HERE").contains("ended as asked"));
    }
  }

  @Test
  void a_child_whose_node_has_no_lease_is_not_called_and_says_so() throws Exception {
    Method answer = Quiet.class.getDeclaredMethod("answer");
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.start();
      LiveChild child = lab.running();
      lab.permitted.set(false);
      assertThat(child.isActive()).isFalse();
      child.performNow(lab.call("call", answer));
      assertThat(lab.diary).containsExactly("started", "call: NO_LEASE");
    }
  }

  @Test
  void a_child_whose_node_lost_its_lease_in_the_meantime_is_not_even_made() {
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.permitted.set(false);
      lab.start();
      lab.becomes("not tried, never active");
    }
  }

  @Test
  void who_stops_all_children_waits_as_long_as_the_slowest_may_take() {
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      Duration less = ChildLab.STOP_TIMEOUT.minusMillis(1);
      Duration more = ChildLab.STOP_TIMEOUT.plusMillis(1);
      assertThat(lab.longestStop(less)).isEqualTo(less);
      lab.start();
      lab.running();
      assertThat(lab.longestStop(less)).isEqualTo(ChildLab.STOP_TIMEOUT);
      assertThat(lab.longestStop(more)).isEqualTo(more);
    }
  }

  @Test
  void a_work_loop_that_returns_ends_the_child_as_it_should() {
    try (ChildLab lab = ChildLab.of(Finishing.class, itself -> new Finishing())) {
      lab.start();
      lab.becomes("started", "destroyed", "ended by itself");
    }
  }

  @Test
  void a_work_loop_that_throws_ends_the_child() {
    try (ChildLab lab = ChildLab.of(Crashing.class, itself -> new Crashing())) {
      lab.start();
      lab.becomes("started", "destroyed", "crashed");
    }
  }

  @Test
  void a_work_loop_is_interrupted_and_awaited_before_the_instance_is_destroyed() {
    try (ChildLab lab = ChildLab.of(Patient.class, Patient::new)) {
      lab.start();
      lab.running();
      lab.stop();
      lab.becomes("started", "interrupted", "destroyed", "ended as asked");
    }
  }

  @Test
  void a_running_call_is_awaited_before_the_instance_is_destroyed_and_waiting_ones_are_refused()
      throws Exception {
    Method slow = Slow.class.getDeclaredMethod("slow");
    try (ChildLab lab = ChildLab.of(Slow.class, Slow::new)) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.call("first", slow));
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("call begins"));
      child.take(lab.call("second", slow));
      lab.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("second: NOT_HERE"));
      lab.release.countDown();
      lab.becomes(
          "started",
          "call begins",
          "second: NOT_HERE",
          "call ends",
          "first: null",
          "destroyed",
          "ended as asked");
    }
  }

  @Test
  void a_call_that_can_not_even_be_answered_does_not_keep_the_next_one_from_running()
      throws Exception {
    Method answer = Quiet.class.getDeclaredMethod("answer");
    try (ChildLab lab = ChildLab.of(Quiet.class, itself -> new Quiet())) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.broken());
      child.take(lab.call("next", answer));
      lab.becomes("started", "next: 42");
    }
  }

  @Test
  void a_busy_child_is_not_called_in_the_thread_of_the_caller() throws Exception {
    Method slow = Slow.class.getDeclaredMethod("slow");
    try (ChildLab lab = ChildLab.of(Slow.class, Slow::new)) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.call("first", slow));
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("call begins"));
      assertThat(child.performNow(lab.call("second", slow))).isFalse();
      lab.release.countDown();
      lab.becomes("started", "call begins", "call ends", "first: null");
    }
  }

  static class Quiet {
    int answer() {
      return 42;
    }
  }

  static class Finishing {
    @Run
    void loop() {
      // that was all
    }
  }

  static class Crashing {
    @Run
    void loop() {
      throw new IllegalStateException("enough");
    }
  }

  record Patient(ChildLab lab) {
    @Run
    void loop() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        lab.diary.add("interrupted");
      }
    }
  }

  record Slow(ChildLab lab) {
    void slow() {
      lab.diary.add("call begins");
      lab.deafly();
      lab.diary.add("call ends");
    }
  }
}
