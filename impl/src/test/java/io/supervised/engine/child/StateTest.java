package io.supervised.engine.child;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Durability;
import io.supervised.Keep;
import io.supervised.Stateful;
import io.supervised.engine.state.NewerStateException;
import io.supervised.engine.state.Snapshot;
import io.supervised.engine.state.StateRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of the state of one child, on real threads. */
class StateTest {

  private ChildLab lab = Counting.lab(Durability.HANDOFF, 0);

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

  @Test
  void a_restore_that_throws_is_a_failed_start_and_the_state_stays() {
    lab.start();
    lab.call("add");
    lab.stop();
    await().atMost(SOON).untilAsserted(() -> assertThat(lab.diary).endsWith("ended as asked"));
    Snapshot left = lab.left;
    Counting.refuses = true;
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
    try (ChildLab newer = Counting.lab(Durability.HANDOFF, 2)) {
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

  // ---- by the clock

  @Test
  void it_is_kept_by_the_clock_whenever_it_has_changed() {
    lab.close();
    lab = Counting.lab(Durability.EVERY, 0);
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
    ChildLab fields = ChildLab.of(Counting.bean(Fields.class, Durability.HANDOFF, 0), Fields::new);
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
