package io.supervised.engine.child;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.state.Snapshot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Validate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class ChildHostInterleavingsTest {

  @Test
  void the_end_of_an_activation_leaves_the_next_one_in_place() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(1)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(4)
        .invocationsPerIteration(100)
        .check(Activations.class);
  }

  /** Two activations of a child, without threads and with a time limit that is over at once. */
  public static class Activations implements ChildReports {

    private static final ClusterNode NODE = new ClusterNode("here", new UUID(0, 1));
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration SECOND = Duration.ofSeconds(2);
    private static final SupervisedBean BEAN = SupervisedBean.of("bean", Object.class, context -> {
      throw new AssertionError("never made");
    });

    private final ChildHost host = new ChildHost(
        1,
        new ChildThreads(
            "",
            Activations::none,
            Optional.empty(),
            Activations.class.getClassLoader(),
            new ShortTimer()),
        () -> true,
        this,
        Clock.systemUTC(),
        ChildLab.codec(Object.class));
    private volatile boolean ended;
    private volatile boolean replaced;

    public Activations() {
      host.start(plan(FIRST), token(1), NODE);
    }

    @Operation(runOnce = true)
    public void end() {
      host.stop("child", token(1));
    }

    @Operation(runOnce = true)
    public void startNext() {
      host.start(plan(SECOND), token(2), NODE);
      replaced = true;
    }

    @Override
    public void started(LiveChild child) {
      throw new AssertionError("never made");
    }

    @Override
    public CompletionStage<Boolean> tick(LiveChild child, String method, Instant time) {
      throw new AssertionError("no method runs by the clock");
    }

    @Override
    public CompletionStage<Boolean> keep(LiveChild child, Snapshot state) {
      throw new AssertionError("no child has state");
    }

    @Override
    public void ended(LiveChild child, Ending ending) {
      host.forget(child);
      ended = true;
    }

    @Validate
    public void theNextOneIsThere() {
      Duration expected = replaced ? SECOND : ended ? Duration.ZERO : FIRST;
      assertEquals(expected, host.longestStop(Duration.ZERO));
    }

    private static ChildPlan plan(Duration stopTimeout) {
      return new ChildPlan(
          "child", "", 0, BEAN, 0, List::of, stopTimeout, () -> Snapshot.NONE, Map.of());
    }

    private static Token token(long grant) {
      return new Token(1, "p", grant, 0);
    }

    /** A pool that gets no thread leaves its tasks in the queue. */
    @SuppressWarnings("NullAway")
    private static Thread none(String name, Runnable task) {
      return null;
    }
  }

  private static final class ShortTimer extends ScheduledThreadPoolExecutor {

    ShortTimer() {
      super(0);
    }

    @Override
    @SuppressWarnings("NullAway") // there is nothing to cancel
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      task.run();
      return null;
    }
  }
}
