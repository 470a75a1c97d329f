package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Concurrent;
import io.supervised.engine.child.InstanceFactory;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Calls that need each other: they end only if they run at the same time. */
@TestInstance(Lifecycle.PER_CLASS)
class ConcurrentCallsTest {

  private final TwoNodes two = new TwoNodes(
      "concurrent-test",
      19060,
      PATIENT,
      itself -> List.of(TwoNodes.template(Meeting.class, InstanceFactory.of(Meeting::new))));

  ConcurrentCallsTest() {
    two.startChild(Meeting.class, "meeting");
  }

  @AfterAll
  void stop_all() {
    two.close();
  }

  @Test
  void two_calls_of_a_concurrent_method_run_at_the_same_time_wherever_they_come_from() {
    CompletionStage<Boolean> first =
        two.other().child(Meeting.class, "meeting").callAsync(Meeting::meet);
    assertThat(two.host().child(Meeting.class, "meeting").call(Meeting::meet)).isTrue();
    assertThat(first.toCompletableFuture().join()).isTrue();
  }

  @Test
  void what_an_interface_declares_concurrent_is_so_in_the_class() {
    CompletionStage<Boolean> first =
        two.other().child(Room.class, "meeting").callAsync(Room::meetInRoom);
    assertThat(two.host().child(Meeting.class, "meeting").call(Meeting::meetInRoom))
        .isTrue();
    assertThat(first.toCompletableFuture().join()).isTrue();
  }

  @Test
  void a_concurrent_call_runs_while_another_one_holds_the_child() {
    CompletionStage<Boolean> alone =
        two.other().child(Meeting.class, "meeting").callAsync(Meeting::meetAlone);
    assertThat(two.host().child(Meeting.class, "meeting").call(Meeting::meet)).isTrue();
    assertThat(alone.toCompletableFuture().join()).isTrue();
  }

  interface Room {
    @Concurrent
    boolean meetInRoom();
  }

  static class Meeting implements Room {

    private final CyclicBarrier barrier = new CyclicBarrier(2);

    @Concurrent
    boolean meet() {
      return await();
    }

    @Override
    public boolean meetInRoom() {
      return await();
    }

    boolean meetAlone() {
      return await();
    }

    private boolean await() {
      try {
        barrier.await(SOON.toSeconds(), TimeUnit.SECONDS);
        return true;
      } catch (InterruptedException | BrokenBarrierException | TimeoutException nobody) {
        return false;
      }
    }
  }
}
