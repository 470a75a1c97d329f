package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Concurrent;
import io.supervised.NotExecutedException;
import io.supervised.Restart;
import io.supervised.Run;
import io.supervised.engine.child.InstanceFactory.Instance;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child's code may throw, and what comes of it. */
class CrashRulesTest {

  private static final BeanPolicy KEEPS_ON_BAD_ARGUMENTS = new BeanPolicy(
      Restart.PERMANENT,
      BeanPolicy.DEFAULT.limit(),
      Optional.empty(),
      Set.of(IllegalArgumentException.class));

  @ParameterizedTest
  @ValueSource(strings = {"unchecked", "error", "overflow", "unprintable"})
  void what_a_called_method_throws_unchecked_is_a_crash_that_its_caller_hears_of_first(
      String method) throws Exception {
    try (ChildLab lab = ChildLab.of(Sick.class, itself -> new Sick())) {
      lab.start();
      LiveChild child = lab.running();
      child.performNow(lab.call("call", Sick.class.getDeclaredMethod(method)));
      assertThat(child.isActive()).isFalse();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
      assertThat(lab.diary.get(1)).startsWith("call: ");
      Throwable cause = Objects.requireNonNull(lab.cause);
      assertThat(Thrown.text(cause)).contains(cause.getClass().getName());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"checked", "kept", "alsoKept", "ofACall", "later"})
  void checked_exceptions_those_that_are_kept_on_and_ends_of_calls_are_answers(String method)
      throws Exception {
    try (ChildLab lab = ChildLab.of(Sick.class, itself -> new Sick(), KEEPS_ON_BAD_ARGUMENTS)) {
      lab.start();
      LiveChild child = lab.running();
      child.performNow(lab.call("call", Sick.class.getDeclaredMethod(method)));
      child.performNow(lab.call("next", Sick.class.getDeclaredMethod("well")));
      assertThat(lab.diary).hasSize(3).endsWith("next: well");
      assertThat(child.isActive()).isTrue();
    }
  }

  @Test
  void what_another_child_has_thrown_to_it_does_not_take_this_one_with_it() throws Exception {
    try (ChildLab lab = ChildLab.of(Caller.class, Caller::new)) {
      lab.start();
      LiveChild child = lab.running();
      child.performNow(inChain(lab, lab.call("passes", Caller.class.getDeclaredMethod("passes"))));
      assertThat(child.isActive()).isTrue();
      child.performNow(inChain(lab, lab.call("own", Caller.class.getDeclaredMethod("own"))));
      lab.becomes(
          "started",
          "passes: IllegalStateException",
          "own: IllegalStateException",
          "destroyed",
          "crashed");
    }
  }

  /** As the engine performs calls. */
  private static Delivery inChain(ChildLab lab, Delivery call) {
    return new Delivery() {
      @Override
      public void perform(Instance instance) {
        List<String> before = lab.chains().enter(List.of(), "child");
        try {
          call.perform(instance);
        } finally {
          lab.chains().leave(before);
        }
      }

      @Override
      public void refuse(Refusal reason) {
        throw new AssertionError(reason);
      }
    };
  }

  @Test
  void calls_that_wait_while_the_child_crashes_are_not_run_by_it() throws Exception {
    try (ChildLab lab = ChildLab.of(Slow.class, Slow::new)) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.call("first", Slow.class.getDeclaredMethod("crash")));
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("begun"));
      child.take(lab.call("second", Slow.class.getDeclaredMethod("crash")));
      lab.release.countDown();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
      assertThat(lab.diary).contains("second: NOT_HERE").containsOnlyOnce("begun");
    }
  }

  @Test
  void a_child_that_is_stopped_after_it_has_crashed_has_crashed() throws Exception {
    try (ChildLab lab = ChildLab.of(Slow.class, Slow::new)) {
      lab.start();
      LiveChild child = lab.running();
      child.take(lab.call("long", Slow.class.getDeclaredMethod("hold")));
      await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).contains("waiting"));
      child.performNow(lab.call("crash", Slow.class.getDeclaredMethod("crashBeside")));
      lab.stop();
      lab.release.countDown();
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
    }
  }

  @Test
  void an_error_of_the_work_loop_is_a_crash() {
    try (ChildLab lab = ChildLab.of(Broken.class, itself -> new Broken())) {
      lab.start();
      lab.becomes("started", "destroyed", "crashed");
      assertThat(lab.cause).isInstanceOf(StackOverflowError.class);
    }
  }

  @Test
  void a_crash_stops_the_work_loop() throws Exception {
    try (ChildLab lab = ChildLab.of(Looping.class, Looping::new)) {
      lab.start();
      lab.running().performNow(lab.call("call", Looping.class.getDeclaredMethod("crash")));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
      assertThat(lab.diary).contains("call: IllegalStateException", "interrupted");
    }
  }

  static class Sick {

    String well() {
      return "well";
    }

    void unchecked() {
      throw new IllegalStateException("sick");
    }

    void error() {
      throw new AssertionError("sick");
    }

    @SuppressWarnings("InfiniteRecursion") // that is the case
    void overflow() {
      overflow();
    }

    void unprintable() {
      throw new Unprintable();
    }

    void checked() throws IOException {
      throw new IOException("not sick");
    }

    void kept() {
      throw new IllegalArgumentException("not mine");
    }

    void alsoKept() {
      throw new NumberFormatException("a kind of it");
    }

    void ofACall() {
      throw new NotExecutedException("somebody else");
    }

    CompletionStage<String> later() {
      return CompletableFuture.failedFuture(
          new CompletionException(new IllegalStateException("later")));
    }
  }

  static class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("not even that");
    }

    @Override
    public String toString() {
      throw new IllegalStateException("not even that");
    }
  }

  record Caller(ChildLab lab) {

    void passes() {
      IllegalStateException theirs = new IllegalStateException("theirs");
      lab.chains().passes(theirs);
      throw theirs;
    }

    void own() {
      lab.chains().passes(new IllegalStateException("theirs"));
      throw new IllegalStateException("ours");
    }
  }

  record Slow(ChildLab lab) {

    void hold() {
      lab.diary.add("waiting");
      lab.deafly();
    }

    @Concurrent
    @SuppressWarnings("DoNotCallSuggester") // it is called as a child is
    void crashBeside() {
      throw new IllegalStateException("sick");
    }

    void crash() {
      lab.diary.add("begun");
      lab.deafly();
      throw new IllegalStateException("sick");
    }
  }

  static class Broken {
    @Run
    @SuppressWarnings("InfiniteRecursion") // that is the case
    void overflow() {
      overflow();
    }
  }

  record Looping(ChildLab lab) {

    @Run
    void loop() {
      try {
        lab.release.await();
      } catch (InterruptedException stop) {
        lab.diary.add("interrupted");
      }
    }

    @SuppressWarnings("DoNotCallSuggester") // it is called as a child is
    void crash() {
      throw new IllegalStateException("sick");
    }
  }
}
