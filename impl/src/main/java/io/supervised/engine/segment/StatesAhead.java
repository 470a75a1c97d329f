package io.supervised.engine.segment;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
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
  private boolean hurried;
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

  /** The segment is open again: there is time before its next close. */
  void opened() {
    hurried = false;
  }

  /** Whatever is ordered to close is closed at once. */
  void hurry() {
    hurried = true;
    cutShort();
  }

  /**
   * Closes the segment once all that is to be kept is, at the latest after the limit; at once if nothing is.
   *
   * @param children has them keep their states; each is completed when that is over, in whatever way
   */
  void begin(Supplier<List<CompletableFuture<Void>>> children, Runnable then) {
    if (close != null) {
      return; // the order has come before
    }
    close = then;
    List<CompletableFuture<Void>> kept = hurried ? List.of() : asked(children);
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

  /** The order to close comes once: it must not be lost with a child that can't be asked. */
  private static List<CompletableFuture<Void>> asked(
      Supplier<List<CompletableFuture<Void>>> children) {
    try {
      return children.get();
    } catch (RuntimeException | Error failed) {
      SegmentLog.LOG.debug("no state is kept ahead of the close of a segment", failed);
      return List.of();
    }
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
