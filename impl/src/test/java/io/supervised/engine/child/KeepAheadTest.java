package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Durability;
import io.supervised.Stateful;
import io.supervised.engine.state.StateRules;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A child leaves its state before its end, and goes on meanwhile. */
class KeepAheadTest {

  private ChildLab lab = lab(Durability.HANDOFF);

  private static ChildLab lab(Durability durability) {
    Till.gate = new CompletableFuture<>();
    SupervisedBean bean = SupervisedBean.of("till", Till.class, context -> {
          throw new IllegalStateException("made by the lab");
        })
        .keeping(StateRules.of(Till.class, durability, Duration.ofSeconds(1), 0).orElseThrow());
    return ChildLab.of(bean, Till::new);
  }

  @AfterEach
  void stop_all() {
    lab.close();
  }

  @Test
  void what_is_kept_ahead_is_not_written_again_at_the_end() {
    lab.start();
    lab.call("add");
    assertThat(lab.keepAhead()).succeedsWithin(SOON);
    lab.stop();
    lab.becomes("started", "add: 1", "kept", "destroyed", "ended as asked");
  }

  @Test
  void what_a_call_changes_after_that_is_kept_at_the_end() {
    lab.start();
    lab.call("add");
    assertThat(lab.keepAhead()).succeedsWithin(SOON);
    lab.call("add");
    lab.stop();
    lab.becomes("started", "add: 1", "kept", "add: 2", "kept", "destroyed", "ended as asked");
  }

  @Test
  void it_is_kept_between_calls_and_is_over_when_all_members_have_it() {
    lab.kept = new CompletableFuture<>();
    lab.start();
    lab.running();
    lab.begin("addWhenOpen");
    CompletableFuture<Void> ahead = lab.keepAhead();
    assertThat(lab.diary).containsExactly("started");
    Till.gate.complete(true);
    lab.becomes("started", "addWhenOpen: 1", "kept");
    assertThat(ahead).isNotDone();
    lab.kept.complete(true);
    assertThat(ahead).succeedsWithin(SOON);
  }

  @Test
  void a_full_mailbox_refuses_it_and_the_state_is_kept_at_the_end() {
    lab.start();
    lab.running();
    lab.begin("addWhenOpen");
    await().atMost(SOON).until(() -> Till.gate.getNumberOfDependents() > 0);
    for (int waiting = 0; waiting < ChildLab.MAILBOX; waiting++) {
      lab.begin("add");
    }
    assertThat(lab.keepAhead()).isDone();
    Till.gate.complete(true);
    await().atMost(SOON).until(() -> lab.diary.contains("add: " + (ChildLab.MAILBOX + 1)));
    lab.stop();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(lab.diary).endsWith("kept", "destroyed", "ended as asked"));
    assertThat(lab.diary).containsOnlyOnce("kept");
  }

  @Test
  void a_snapshot_that_fails_is_no_crash() {
    lab.start();
    lab.call("spoil");
    assertThat(lab.keepAhead()).succeedsWithin(SOON);
    assertThat(lab.running().isActive()).isTrue();
    lab.becomes("started", "spoil: true");
  }

  @Test
  void what_is_kept_after_each_call_is_not_kept_ahead() {
    lab.close();
    lab = lab(Durability.EACH_CALL);
    lab.start();
    lab.call("add");
    assertThat(lab.keepAhead()).isDone();
    lab.becomes("started", "kept", "add: 1");
  }

  @Test
  void a_child_that_has_stopped_keeps_nothing_more() {
    lab.start();
    LiveChild stopped = lab.running();
    lab.stop();
    lab.becomes("started", "kept", "destroyed", "ended as asked");
    assertThat(stopped.keepAhead()).isDone();
    lab.becomes("started", "kept", "destroyed", "ended as asked");
  }

  /** Counts. */
  public static class Till implements Stateful<Integer> {

    static volatile CompletableFuture<Boolean> gate = new CompletableFuture<>();

    private int count;
    private boolean spoilt;

    public int add() {
      return ++count;
    }

    public int addWhenOpen() {
      gate.join();
      return add();
    }

    public boolean spoil() {
      spoilt = true;
      return spoilt;
    }

    @Override
    public Integer snapshot() {
      if (spoilt) {
        throw new IllegalStateException("spoilt");
      }
      return count;
    }

    @Override
    public void restore(Integer state) {
      count = state;
    }
  }
}
