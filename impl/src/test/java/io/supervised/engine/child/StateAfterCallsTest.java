package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Durability;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the state of one child that is kept after each call, before the caller hears of its end. */
class StateAfterCallsTest {

  private final ChildLab lab = Counting.lab(Durability.EACH_CALL, 0);

  @AfterEach
  void stop_all() {
    lab.close();
  }

  /** Who wrote it may have died in the middle, so that others than this node do not have it. */
  @Test
  void what_was_restored_is_kept_anew_before_a_call_is_answered_that_changes_nothing() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    lab.diary.clear();
    lab.kept = new CompletableFuture<>();
    lab.start();
    lab.begin("from");
    lab.becomes("started", "kept");
    lab.kept.complete(true);
    lab.becomes("started", "kept", "from: 0");
    lab.call("from");
    lab.becomes("started", "kept", "from: 0", "from: 0");
  }

  @Test
  void with_each_call_the_answer_waits_until_the_state_is_kept() {
    CompletableFuture<Boolean> kept = new CompletableFuture<>();
    lab.kept = kept;
    lab.start();
    lab.begin("add");
    lab.becomes("started", "kept");
    kept.complete(true);
    lab.becomes("started", "kept", "add: 1");
  }

  @Test
  void a_call_that_changes_nothing_writes_nothing() {
    lab.start();
    lab.call("add");
    lab.call("from");
    lab.becomes("started", "kept", "add: 1", "from: -1");
  }

  @Test
  void a_call_whose_state_may_not_be_kept_is_unknown_and_the_next_one_writes_it_again() {
    lab.kept = CompletableFuture.completedFuture(false);
    lab.start();
    lab.call("add");
    lab.becomes("started", "kept", "add: unknown");
    lab.kept = CompletableFuture.completedFuture(true);
    lab.call("from");
    lab.becomes("started", "kept", "add: unknown", "kept", "from: -1");
  }

  @Test
  void a_child_that_is_to_stop_waits_for_others_to_have_its_state_as_long_as_it_may_take_to_stop()
      throws Exception {
    lab.kept = new CompletableFuture<>();
    lab.start();
    LiveChild child = lab.running();
    Delivery call = lab.call("add", Counting.class.getDeclaredMethod("add"));
    Thread caller = new Thread(() -> child.performNow(call)); // nobody may interrupt it
    caller.start();
    lab.becomes("started", "kept");
    lab.stop();
    lab.becomes("started", "kept", "add: unknown", "kept", "destroyed", "ended as asked");
    caller.join();
  }

  @Test
  void a_call_that_ends_after_that_time_waits_for_nobody() {
    lab.kept = new CompletableFuture<>();
    lab.start();
    lab.begin("addWhenInterrupted");
    await().atMost(SOON).untilTrue(Counting.waits);
    lab.stop();
    lab.becomes(
        "started", "kept", "addWhenInterrupted: unknown", "kept", "destroyed", "ended as asked");
  }

  @Test
  void a_call_after_which_there_is_no_snapshot_is_a_crash() {
    lab.start();
    lab.call("spoil");
    lab.becomes("started", "spoil: unknown", "destroyed", "crashed");
  }

  @Test
  void an_answer_that_is_an_exception_keeps_what_was_changed() {
    lab.start();
    lab.call("addAndThrow");
    lab.becomes("started", "kept", "addAndThrow: Exception");
  }

  @Test
  void a_call_that_is_a_crash_keeps_nothing() {
    lab.start();
    lab.call("crash");
    lab.becomes("started", "crash: IllegalStateException", "destroyed", "crashed");
  }

  @Test
  void what_a_crash_has_left_is_not_kept_by_another_call_that_ends_after_it() {
    lab.start();
    lab.begin("answerWhenOpen");
    await().atMost(SOON).untilTrue(Counting.waits);
    lab.call("crash");
    await().atMost(SOON).until(() -> lab.diary.contains("crash: IllegalStateException"));
    Counting.gate.complete(true);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
    assertThat(lab.diary).contains("answerWhenOpen: unknown").doesNotContain("kept");
  }

  @Test
  void a_task_that_ends_with_an_answer_keeps_what_it_has_changed() {
    lab.start();
    LiveChild child = lab.running();
    Counting counter = requireNonNull(Counting.made);
    child.schedule(Duration.ZERO, () -> {
      counter.add();
      throw new Counting.AnswerException();
    });
    lab.becomes("started", "kept");
  }

  @Test
  void what_a_stage_changes_before_its_end_is_kept_before_its_caller_hears_of_it() {
    lab.start();
    lab.begin("later");
    lab.becomes("started", "kept");
    Counting.gate.complete(true);
    lab.becomes("started", "kept", "kept", "later: 1");
  }
}
