package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Concurrent;
import io.supervised.Durability;
import io.supervised.Keep;
import io.supervised.Stateful;
import io.supervised.engine.state.NewerStateException;
import io.supervised.engine.state.Snapshot;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the state of one child, on real threads. */
class StateTest {

  private static final Duration OFTEN = Duration.ofMillis(10);

  private ChildLab lab = lab(Counter::new, Durability.HANDOFF, 0);

  @AfterEach
  void stop_all() {
    lab.close();
  }

  @Test
  void the_state_is_kept_when_the_child_stops_and_is_there_when_the_next_one_starts() {
    lab.start();
    lab.call("add");
    lab.call("add");
    lab.stop();
    lab.becomes("started", "add: 1", "add: 2", "kept", "destroyed", "ended as asked");
    lab.start();
    lab.call("add");
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("started", "add: 3"));
  }

  @Test
  void a_crash_keeps_nothing_and_the_next_one_goes_on_from_what_was_kept_before() {
    lab.start();
    lab.call("add");
    lab.call("crash");
    lab.becomes("started", "add: 1", "crash: IllegalStateException", "destroyed", "crashed");
  }

  @Test
  void a_state_that_has_not_changed_is_written_once_by_each_activation() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    lab.diary.clear();
    lab.start();
    lab.running();
    assertThat(lab.keepAhead()).succeedsWithin(SOON);
    assertThat(lab.keepAhead()).succeedsWithin(SOON);
    lab.stop();
    lab.becomes("started", "kept", "destroyed", "ended as asked");
  }

  /** Who wrote it may have died in the middle, so that others than this node do not have it. */
  @Test
  void what_was_restored_is_kept_anew_before_a_call_is_answered_that_changes_nothing() {
    use(Counter::new, Durability.EACH_CALL);
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
  void a_restore_that_throws_is_a_failed_start_and_the_state_stays() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    Snapshot left = lab.left;
    Counter.refuses = true;
    lab.diary.clear();
    lab.start();
    lab.becomes("destroyed", "crashed, never active");
    assertThat(lab.left).isSameAs(left);
    assertThat(lab.cause).hasMessage("not this state");
  }

  @Test
  void a_state_of_a_newer_version_is_no_crash_and_stays() {
    lab.left = new Snapshot(1, new byte[] {1});
    lab.start();
    lab.becomes("destroyed", "not tried, never active");
    assertThat(lab.cause)
        .isInstanceOf(NewerStateException.class)
        .hasMessageContaining("SUPV00370")
        .hasMessageContaining("version 1")
        .hasMessageContaining("version 0");
    assertThat(lab.left.version()).isEqualTo(1);
  }

  @Test
  void a_newer_version_is_told_what_it_gets() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    Snapshot left = lab.left;
    try (ChildLab newer = lab(Counter::new, Durability.HANDOFF, 2)) {
      newer.left = left;
      newer.start();
      newer.call("from");
      newer.becomes("started", "from: 0");
    }
  }

  @Test
  void a_snapshot_that_fails_leaves_the_last_one_and_the_child_stops() {
    lab.start();
    lab.call("add");
    lab.call("spoil");
    lab.stop();
    lab.becomes("started", "add: 1", "spoil: true", "destroyed", "ended as asked");
    assertThat(lab.left.isNone()).isTrue();
  }

  @Test
  void a_snapshot_that_is_too_large_is_not_kept() {
    lab.start();
    lab.call("grow");
    lab.stop();
    lab.becomes("started", "grow: 10001", "destroyed", "ended as asked");
  }

  @Test
  void no_snapshot_means_that_the_next_one_begins_without() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    lab.start();
    lab.call("clear");
    lab.stop();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.diary).endsWith("kept", "destroyed", "ended as asked"));
    assertThat(lab.left.isNone()).isTrue();
  }

  // ---- after each call

  @Test
  void with_each_call_the_answer_waits_until_the_state_is_kept() {
    use(Counter::new, Durability.EACH_CALL);
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
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.call("add");
    lab.call("from");
    lab.becomes("started", "kept", "add: 1", "from: -1");
  }

  @Test
  void a_call_whose_state_may_not_be_kept_is_unknown_and_the_next_one_writes_it_again() {
    use(Counter::new, Durability.EACH_CALL);
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
    use(Counter::new, Durability.EACH_CALL);
    lab.kept = new CompletableFuture<>();
    lab.start();
    LiveChild child = lab.running();
    Delivery call = lab.call("add", Counter.class.getDeclaredMethod("add"));
    Thread caller = new Thread(() -> child.performNow(call)); // nobody may interrupt it
    caller.start();
    lab.becomes("started", "kept");
    lab.stop();
    lab.becomes("started", "kept", "add: unknown", "kept", "destroyed", "ended as asked");
    caller.join();
  }

  @Test
  void a_call_that_ends_after_that_time_waits_for_nobody() {
    use(Counter::new, Durability.EACH_CALL);
    lab.kept = new CompletableFuture<>();
    lab.start();
    lab.begin("addWhenInterrupted");
    await().atMost(SOON).untilTrue(Counter.waits);
    lab.stop();
    lab.becomes(
        "started", "kept", "addWhenInterrupted: unknown", "kept", "destroyed", "ended as asked");
  }

  @Test
  void a_call_after_which_there_is_no_snapshot_is_a_crash() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.call("spoil");
    lab.becomes("started", "spoil: unknown", "destroyed", "crashed");
  }

  @Test
  void an_answer_that_is_an_exception_keeps_what_was_changed() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.call("addAndThrow");
    lab.becomes("started", "kept", "addAndThrow: Exception");
  }

  @Test
  void a_call_that_is_a_crash_keeps_nothing() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.call("crash");
    lab.becomes("started", "crash: IllegalStateException", "destroyed", "crashed");
  }

  @Test
  void what_a_crash_has_left_is_not_kept_by_another_call_that_ends_after_it() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.begin("answerWhenOpen");
    await().atMost(SOON).untilTrue(Counter.waits);
    lab.call("crash");
    await().atMost(SOON).until(() -> lab.diary.contains("crash: IllegalStateException"));
    Counter.gate.complete(true);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.diary).endsWith("destroyed", "crashed"));
    assertThat(lab.diary).contains("answerWhenOpen: unknown").doesNotContain("kept");
  }

  @Test
  void a_task_that_ends_with_an_answer_keeps_what_it_has_changed() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    LiveChild child = lab.running();
    Counter counter = requireNonNull(Counter.made);
    child.schedule(Duration.ZERO, () -> {
      counter.add();
      throw new AnswerException();
    });
    lab.becomes("started", "kept");
  }

  @Test
  void what_a_stage_changes_before_its_end_is_kept_before_its_caller_hears_of_it() {
    use(Counter::new, Durability.EACH_CALL);
    lab.start();
    lab.begin("later");
    lab.becomes("started", "kept");
    Counter.gate.complete(true);
    lab.becomes("started", "kept", "kept", "later: 1");
  }

  // ---- by the clock

  @Test
  void it_is_kept_by_the_clock_whenever_it_has_changed() {
    use(Counter::new, Durability.EVERY);
    lab.start();
    lab.becomes("started", "kept");
    lab.call("add");
    lab.becomes("started", "kept", "add: 1", "kept");
    lab.call("add");
    lab.becomes("started", "kept", "add: 1", "kept", "add: 2", "kept");
  }

  // ---- fields

  @Test
  void fields_are_kept_by_their_names() {
    ChildLab fields = ChildLab.of(bean(Fields.class, Durability.HANDOFF, 0), Fields::new);
    try (fields) {
      fields.start();
      fields.call("change");
      fields.stop();
      await().atMost(SOON).untilAsserted(() -> assertThat(fields.diary).endsWith("ended as asked"));
      fields.start();
      fields.call("show");
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(fields.diary).endsWith("started", "show: 7 [a] Point[x=1, y=2] passing"));
    }
  }

  @Test
  void what_can_not_be_kept_is_said() {
    assertThat(StateRules.objections(Wrong.class))
        .satisfiesExactlyInAnyOrder(
            each -> assertThat(each).contains("field fixed").contains("static or final"),
            each -> assertThat(each).contains("field all").contains("static or final"),
            each -> assertThat(each).contains("Stateful").contains("@Keep"));
  }

  private void use(Supplier<Object> constructor, Durability durability) {
    lab.close();
    lab = lab(constructor, durability, 0);
  }

  private static ChildLab lab(Supplier<Object> constructor, Durability durability, int version) {
    Counter.refuses = false;
    Counter.waits.set(false);
    Counter.gate = new CompletableFuture<>();
    return ChildLab.of(bean(Counter.class, durability, version), constructor);
  }

  private static SupervisedBean bean(Class<?> type, Durability durability, int version) {
    return SupervisedBean.of("bean", type, context -> {
          throw new IllegalStateException("made by the lab");
        })
        .under(new BeanPolicy(
            BeanPolicy.DEFAULT.restart(),
            BeanPolicy.DEFAULT.limit(),
            Optional.empty(),
            Set.of(AnswerException.class)))
        .keeping(StateRules.of(type, durability, OFTEN, version).orElseThrow());
  }

  /** No crash. */
  static class AnswerException extends RuntimeException {

    private static final long serialVersionUID = 1L;
  }

  /** Counts, and is stubborn in many ways. */
  public static class Counter implements Stateful<List<Integer>> {

    static volatile boolean refuses;
    static volatile CompletableFuture<Boolean> gate = new CompletableFuture<>();
    static final AtomicBoolean waits = new AtomicBoolean();

    static volatile @Nullable Counter made;

    private int count;
    private int version = -1;
    private int size;
    private boolean spoilt;
    private boolean cleared;

    Counter() {
      made = this;
    }

    public int add() {
      return ++count;
    }

    @SuppressWarnings("InterruptedExceptionSwallowed") // how it learns that its time is over
    public int addWhenInterrupted() {
      waits.set(true);
      try {
        return gate.thenApply(open -> 0).get();
      } catch (InterruptedException | ExecutionException timeIsOver) {
        return ++count;
      }
    }

    /** Beside other calls. */
    @Concurrent
    public int answerWhenOpen() {
      waits.set(true);
      return gate.thenApply(open -> 0).join();
    }

    public void addAndThrow() throws Exception {
      count++;
      throw new Exception("an answer");
    }

    public int from() {
      return version;
    }

    public boolean crash() {
      count++;
      throw new IllegalStateException("crash");
    }

    public boolean spoil() {
      spoilt = true;
      return true;
    }

    public int grow() {
      size = 10_001;
      return size;
    }

    public boolean clear() {
      cleared = true;
      return true;
    }

    public CompletionStage<Integer> later() {
      return gate.thenApply(open -> ++count);
    }

    @Override
    public @Nullable List<Integer> snapshot() {
      if (spoilt) {
        throw new IllegalStateException("spoilt");
      }
      if (cleared) {
        return null;
      }
      List<Integer> state = new ArrayList<>(List.of(count));
      for (int more = 0; more < size; more++) {
        state.add(more);
      }
      return state;
    }

    @Override
    public void restore(List<Integer> state) {
      if (refuses) {
        throw new IllegalArgumentException("not this state");
      }
      count = state.get(0);
    }

    @Override
    public void restore(List<Integer> state, int from) {
      restore(state);
      version = from;
    }
  }

  record Point(int x, int y) {}

  static class Base {
    @Keep
    protected int number = 1;
  }

  static class Fields extends Base {
    @Keep
    private List<String> texts = new ArrayList<>();

    @Keep
    private @Nullable Point point;

    private String passing = "passing";

    public void change() {
      number = 7;
      texts.add("a");
      point = new Point(1, 2);
      passing = "gone";
    }

    public String show() {
      return number + " " + texts + " " + point + " " + passing;
    }
  }

  static class Wrong implements Stateful<String> {
    @Keep
    static int all;

    @Keep
    final int fixed = 1;

    @Override
    public String snapshot() {
      return "";
    }

    @Override
    public void restore(String state) {
      throw new AssertionError("never kept");
    }
  }
}
