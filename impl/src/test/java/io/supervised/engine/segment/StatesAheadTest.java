package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** When a segment is closed whose children leave their states before. */
class StatesAheadTest {

  private final List<Runnable> timers = new ArrayList<>();
  private final StatesAhead ahead =
      new StatesAhead(Runnable::run, (millis, task) -> timers.add(task));
  private int closed;

  @Test
  void it_is_closed_at_once_if_nothing_is_to_be_kept() {
    ahead.begin(List::of, this::close);
    assertThat(closed).isEqualTo(1);
    ahead.begin(() -> List.of(CompletableFuture.completedFuture(null)), this::close);
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void it_is_closed_when_all_states_are_kept() {
    CompletableFuture<Void> one = new CompletableFuture<>();
    CompletableFuture<Void> other = new CompletableFuture<>();
    ahead.begin(() -> List.of(one, other), this::close);
    one.complete(null);
    assertThat(closed).isZero();
    other.complete(null);
    assertThat(closed).isEqualTo(1);
    timers.forEach(Runnable::run);
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void it_is_closed_when_the_time_for_that_is_over() {
    CompletableFuture<Void> late = new CompletableFuture<>();
    ahead.begin(() -> List.of(late), this::close);
    timers.forEach(Runnable::run);
    assertThat(closed).isEqualTo(1);
    late.complete(null);
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void it_is_closed_at_once_when_the_lease_is_about_to_be_over() {
    ahead.cutShort();
    assertThat(closed).isZero();
    ahead.begin(() -> List.of(new CompletableFuture<>()), this::close);
    ahead.cutShort();
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void what_is_late_for_one_closing_is_nothing_to_the_next_one() {
    CompletableFuture<Void> late = new CompletableFuture<>();
    ahead.begin(() -> List.of(late), this::close);
    ahead.cutShort();
    ahead.begin(() -> List.of(new CompletableFuture<>()), this::close);
    late.complete(null);
    timers.get(0).run();
    assertThat(closed).isEqualTo(1);
    timers.get(1).run();
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void an_order_that_comes_twice_closes_it_once() {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    ahead.begin(() -> List.of(kept), this::close);
    ahead.begin(List::of, this::close);
    assertThat(closed).isZero();
    kept.complete(null);
    assertThat(closed).isEqualTo(1);
  }

  @Test
  void what_also_runs_elsewhere_is_closed_at_once_and_its_children_are_not_asked() {
    ahead.hurry();
    assertThat(closed).isZero();
    ahead.begin(this::mustNotBeAsked, this::close);
    assertThat(closed).isEqualTo(1);
    ahead.opened();
    ahead.begin(() -> List.of(new CompletableFuture<>()), this::close);
    assertThat(closed).isEqualTo(1);
    ahead.hurry();
    assertThat(closed).isEqualTo(2);
  }

  @Test
  void children_that_can_not_be_asked_do_not_keep_it_open() {
    ahead.begin(
        () -> {
          throw new IllegalStateException("no thread");
        },
        this::close);
    assertThat(closed).isEqualTo(1);
  }

  private List<CompletableFuture<Void>> mustNotBeAsked() {
    throw new AssertionError("there is no time");
  }

  private void close() {
    closed++;
  }
}
