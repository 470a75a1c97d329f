package io.supervised.engine;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Carries events to the listener in order, on one thread of its own. When the listener is too far behind, events of children are
 * dropped, and much later those of nodes, so that a blocked observer can't fill the heap; it is told of in the log.
 */
final class EventDispatcher implements AutoCloseable {

  static final int MOST_WAITING = 100_000;
  static final int MOST_WAITING_WITH_NODES = 110_000;
  static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

  private final SupervisorListener listener;
  private final ThreadPoolExecutor thread;
  private final LongSupplier clock;
  private final AtomicBoolean overflown = new AtomicBoolean();
  private final AtomicBoolean overflownWithNodes = new AtomicBoolean();
  private volatile @Nullable Delivery current;

  /** An event that the listener is hearing of. */
  private record Delivery(Thread on, long since, AtomicBoolean reported) {}

  /**
   * A dispatcher.
   *
   * @param clock monotonic, in nanoseconds
   */
  EventDispatcher(
      SupervisorListener listener, String threadName, ClassLoader loader, LongSupplier clock) {
    this.listener = listener;
    this.clock = clock;
    this.thread =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread created = new Thread(task, threadName);
          created.setDaemon(true);
          created.setContextClassLoader(loader);
          return created;
        });
  }

  void ofNode(Consumer<SupervisorListener> event) {
    if (thread.getQueue().size() < MOST_WAITING_WITH_NODES) {
      overflownWithNodes.set(false);
      enqueue(event);
    } else if (overflownWithNodes.compareAndSet(false, true)) {
      OperationLog.LOG.nodeEventsDropped(MOST_WAITING_WITH_NODES);
    }
  }

  void ofChild(Consumer<SupervisorListener> event) {
    if (thread.getQueue().size() < MOST_WAITING) {
      overflown.set(false);
      enqueue(event);
    } else if (overflown.compareAndSet(false, true)) {
      EngineLog.LOG.eventsDropped(MOST_WAITING);
    }
  }

  private void enqueue(Consumer<SupervisorListener> event) {
    try {
      thread.execute(() -> deliver(event));
    } catch (RejectedExecutionException closed) {
      EngineLog.LOG.trace("event after the end of the node", closed);
    }
  }

  /** Tells, once for each event, of an observer that does not return; called now and then. */
  void look() {
    Delivery now = current;
    if (now == null) {
      return;
    }
    Duration time = Duration.ofNanos(clock.getAsLong() - now.since());
    if (time.compareTo(PATIENCE) >= 0 && now.reported().compareAndSet(false, true)) {
      OperationLog.LOG.observerBlocked(
          time.truncatedTo(ChronoUnit.SECONDS), thread.getQueue().size(), stack(now.on()));
    }
  }

  private static String stack(Thread blocked) {
    return Stream.of(blocked.getStackTrace())
        .map(element -> System.lineSeparator() + "  at " + element)
        .collect(Collectors.joining());
  }

  private void deliver(Consumer<SupervisorListener> event) {
    current = new Delivery(Thread.currentThread(), clock.getAsLong(), new AtomicBoolean());
    try {
      event.accept(listener);
    } catch (RuntimeException | Error failed) {
      EngineLog.LOG.listenerFailed(failed);
    } finally {
      current = null;
    }
  }

  /** Delivers what waits, for a bounded time. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(PATIENCE_AT_CLOSE.toMillis(), TimeUnit.MILLISECONDS)) {
        int dropped = thread.shutdownNow().size();
        EngineLog.LOG.listenerStuck(PATIENCE_AT_CLOSE, dropped);
      }
    } catch (InterruptedException stop) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
