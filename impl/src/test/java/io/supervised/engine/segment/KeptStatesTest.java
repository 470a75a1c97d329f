package io.supervised.engine.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.state.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** States on their way to all members. */
class KeptStatesTest {

  private static final GridView NEXT_GRID = new GridView(2, Set.of());

  private final List<String> diary = new ArrayList<>();
  private boolean leased = true;
  private boolean inForce = true; // ends earlier
  private final KeptStates states = new KeptStates(new Desk());

  @Test
  void a_state_is_known_once_it_is_written_and_no_earlier() {
    CompletableFuture<Boolean> first = keep(1);
    assertThat(first).isNotDone();
    assertThat(states.areDone()).isFalse();
    written(1);
    assertThat(first).isCompletedWithValue(true);
    assertThat(states.areDone()).isTrue();
  }

  @Test
  void a_later_write_answers_for_the_earlier_ones_and_an_earlier_one_not_for_later_ones() {
    CompletableFuture<Boolean> first = keep(1);
    CompletableFuture<Boolean> second = keep(2);
    CompletableFuture<Boolean> third = keep(3);
    written(2);
    assertThat(first).isCompletedWithValue(true);
    assertThat(second).isCompletedWithValue(true);
    assertThat(third).isNotDone();
    assertThat(states.areDone()).isFalse();
  }

  @Test
  void a_state_that_is_under_way_is_what_the_next_activation_gets() {
    assertThat(List.of(keep(1), keep(2))).noneMatch(CompletableFuture::isDone);
    assertThat(states.newest("x")).map(kept -> kept.state().version()).contains(2);
    written(1);
    assertThat(states.newest("x")).isPresent();
    written(2);
    assertThat(states.newest("x")).isEmpty(); // it is in the grid
  }

  @Test
  void a_write_while_the_members_change_is_made_again() {
    CompletableFuture<Boolean> known = keep(1);
    states.written("x", version(1), Room.GRID, NEXT_GRID);
    assertThat(known).isNotDone();
    assertThat(diary).containsExactly("put 1", "again x");
    states.writeAgain("x");
    assertThat(diary).endsWith("put 1");
    written(1);
    assertThat(known).isCompletedWithValue(true);
  }

  @Test
  void whoever_waits_is_not_kept_waiting_for_a_lease() {
    CompletableFuture<Boolean> known = keep(1);
    leased = false;
    written(1);
    assertThat(known).isCompletedWithValue(false);
    CompletableFuture<Boolean> other = keep(2);
    states.lapsed();
    assertThat(other).isCompletedWithValue(false);
    assertThat(states.newest("x")).isPresent(); // the same holder may go on
  }

  @Test
  void who_comes_when_the_lease_is_over_does_not_wait_and_the_state_is_written() {
    inForce = false;
    assertThat(keep(1)).isCompletedWithValue(false);
    assertThat(diary).containsExactly("put 1");
    assertThat(states.areDone()).isFalse();
    written(1);
    assertThat(states.areDone()).isTrue();
  }

  @Test
  void what_another_holder_has_superseded_is_refused() {
    CompletableFuture<Boolean> known = keep(1);
    states.superseded("x", version(1));
    assertThat(known).isCompletedWithValue(false);
    assertThat(states.areDone()).isTrue();
  }

  @Test
  void the_refusal_of_an_earlier_write_says_nothing_of_later_ones() {
    CompletableFuture<Boolean> first = keep(1);
    CompletableFuture<Boolean> second = keep(2);
    states.superseded("x", version(1));
    assertThat(first).isCompletedWithValue(false);
    assertThat(second).isNotDone();
    assertThat(states.areDone()).isFalse();
    written(2);
    assertThat(second).isCompletedWithValue(true);
  }

  private CompletableFuture<Boolean> keep(int number) {
    Wish kept = new Wish.Kept(new UUID(0, 1), new Snapshot(number, new byte[] {1}));
    ChildEntry state = new ChildEntry(kept, version(number), version(number), null);
    return states.keep("x", state).toCompletableFuture();
  }

  private void written(int number) {
    states.written("x", version(number), Room.GRID, Room.GRID);
  }

  private static Version version(int number) {
    return Room.version(1, number);
  }

  private final class Desk implements KeptStates.Desk {

    @Override
    public void put(String child, ChildEntry state) {
      diary.add("put " + state.written().sequence());
    }

    @Override
    public void again(String child) {
      diary.add("again " + child);
    }

    @Override
    public boolean mayWrite() {
      return leased;
    }

    @Override
    public boolean mayWait() {
      return inForce;
    }

    @Override
    public boolean mayAcknowledge(GridView before, GridView after) {
      return leased && before.equals(after);
    }
  }
}
