package io.supervised.engine.segment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The time from the order to close a segment to its close: children go on, and what they would leave at their end is kept. So little is
 * left to be written while they are silent. Not thread-safe.
 */
final class StatesAhead {

  /** A child whose call takes longer keeps its state at its end alone. */
  static final long LIMIT_MILLIS = 300;

  private final Executor executor;
  private final BiConsumer<Long, Runnable> timer;
  private @Nullable Runnable close;

  /**
   * Nothing is due.
   *
   * @param executor goes on where this may be used
   * @param timer does so after a number of milliseconds
   */
  StatesAhead(Executor executor, BiConsumer<Long, Runnable> timer) {
    this.executor = executor;
    this.timer = timer;
  }

  /** Closes the segment once all that is to be kept is, at the latest after the limit; at once if nothing is. */
  void begin(List<CompletableFuture<Void>> kept, Runnable then) {
    if (close != null) {
      return; // the order has come before
    }
    close = then;
    if (kept.stream().allMatch(CompletableFuture::isDone)) {
      cutShort();
      return;
    }
    Runnable end = () -> {
      if (close == then) {
        cutShort();
      }
    };
    var unused = CompletableFuture.allOf(kept.toArray(CompletableFuture[]::new))
        .whenComplete((all, failure) -> executor.execute(end));
    timer.accept(LIMIT_MILLIS, end);
  }

  /** Closes the segment now, if that is due. */
  void cutShort() {
    Runnable due = close;
    close = null;
    if (due != null) {
      due.run();
    }
  }
}
