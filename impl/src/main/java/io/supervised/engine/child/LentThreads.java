package io.supervised.engine.child;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Threads of a server, which may hold tasks back until the application has started, have none free, or be shut down.
 *
 * <p>They are used while they are known to run something: from when a probe has run on one of them, until a task is rejected or has
 * waited for too long. Then what waits runs on threads of our own, as does all else, until another probe has run. So a task is never lost,
 * and one that waits for another never waits for the server. No thread but {@code handing} ever runs code of the server. Thread-safe.
 */
final class LentThreads implements AutoCloseable {

  private static final long PATIENCE_MILLIS = 500;
  private static final long LOOK_MILLIS = 50;
  private static final long PROBE_MILLIS = 1_000;
  private static final long QUIET_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Lender lender;
  private final ClassLoader loader;
  private final Executor handing;
  private final ScheduledExecutorService timer;
  private final Queue<Offer> offers = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean usable = new AtomicBoolean();
  private final AtomicBoolean watched = new AtomicBoolean();
  private volatile boolean closed;
  private long quietUntil = System.nanoTime();

  /**
   * Begins to look whether they can be used.
   *
   * @param handing a thread of our own that gives tasks to the server, which may keep it for as long as it likes
   */
  LentThreads(Lender lender, ClassLoader loader, Executor handing, ScheduledExecutorService timer) {
    this.lender = lender;
    this.loader = loader;
    this.handing = handing;
    this.timer = timer;
    probe();
  }

  private void probe() {
    Errand probe = new Errand(() -> usable.set(!closed), loader, over -> {});
    Offer offer = new Offer(probe, task -> {});
    try {
      handing.execute(() -> {
        if (!isGiven(offer, lender.tasks())) {
          later(this::probe, PROBE_MILLIS);
        }
      });
    } catch (RuntimeException | Error noThread) {
      ChildLog.LOG.trace("the threads of the server can't be tried", noThread);
      later(this::probe, PROBE_MILLIS);
    }
  }

  /** Runs an errand that ends by itself; throws what {@code own} throws if that is needed at once, and has no thread. */
  void run(Errand errand, Executor own) {
    run(errand, lender.tasks(), own);
  }

  /** Runs an errand that may go on for as long as a child lives. */
  void runLoop(Errand errand, Executor own) {
    run(errand, lender.loops(), own);
  }

  private void run(Errand errand, Executor lent, Executor own) {
    Offer offer = new Offer(errand, own);
    if (!usable.get()) {
      offer.takeBack();
      return;
    }
    offers.add(offer);
    watch();
    try {
      handing.execute(() -> give(offer, lent));
    } catch (RuntimeException | Error noThread) {
      ChildLog.LOG.trace("a task can't be given to the server, and is taken back soon", noThread);
    }
    if (closed) {
      takeBack();
    }
  }

  private void give(Offer offer, Executor lent) {
    if (!offer.isTaken() && !isGiven(offer, lent)) {
      takeBack();
    }
  }

  private boolean isGiven(Offer offer, Executor lent) {
    try {
      offer.to(lent);
      return true;
    } catch (RuntimeException | Error refused) {
      ChildLog.LOG.tracef(refused, "the executor '%s' takes no task", lender.name());
      leaveAlone(refused);
      return false;
    }
  }

  private void leaveAlone(Throwable reason) {
    if (usable.compareAndSet(true, false) && !closed) {
      report(reason);
      later(this::probe, PROBE_MILLIS);
    }
  }

  private synchronized void report(Throwable reason) {
    long now = System.nanoTime();
    if (now - quietUntil >= 0) {
      quietUntil = now + QUIET_NANOS;
      ChildLog.LOG.executorNotUsed(lender.name(), reason);
    }
  }

  private void watch() {
    if (watched.compareAndSet(false, true)) {
      later(this::look, LOOK_MILLIS);
    }
  }

  private void look() {
    watched.set(false);
    Offer oldest = oldest();
    if (oldest != null && oldest.nanos() > TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS)) {
      leaveAlone(new RejectedExecutionException(
          "a task has waited for " + PATIENCE_MILLIS + " ms and has not begun"));
      takeBack();
    }
    if (!offers.isEmpty()) {
      watch();
    }
  }

  private @Nullable Offer oldest() {
    Offer oldest = offers.peek();
    while (oldest != null && oldest.isTaken()) {
      offers.poll();
      oldest = offers.peek();
    }
    return oldest;
  }

  /** What finds no thread of our own either is kept, for then any thread will do. */
  private void takeBack() {
    List<Offer> kept = new ArrayList<>();
    for (Offer offer = offers.poll(); offer != null; offer = offers.poll()) {
      try {
        offer.takeBack();
      } catch (RuntimeException | Error noThread) {
        ChildLog.LOG.trace("a task has no thread yet", noThread);
        kept.add(offer);
      }
    }
    if (!closed) {
      offers.addAll(kept);
    }
  }

  private void later(Runnable task, long millis) {
    try {
      var unused = timer.schedule(task, millis, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException ended) {
      ChildLog.LOG.trace(
          "the threads of others are not looked at after the end of the node", ended);
    }
  }

  /** They are used no more. What has not begun runs on threads of our own, if there still are some. */
  @Override
  public void close() {
    closed = true;
    usable.set(false);
    takeBack();
  }
}
