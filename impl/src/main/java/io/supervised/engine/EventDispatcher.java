package io.supervised.engine;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Carries events to the listener in order, on one thread of its own. Events of nodes are never dropped; those of children
 * are when the listener is too far behind, so that a blocked observer can't fill the heap.
 */
final class EventDispatcher implements AutoCloseable {

  static final int MOST_WAITING = 100_000;
  private static final Duration PATIENCE_AT_CLOSE = Duration.ofSeconds(2);

  private final SupervisorListener listener;
  private final ThreadPoolExecutor thread;
  private final AtomicBoolean overflown = new AtomicBoolean();

  EventDispatcher(SupervisorListener listener, String threadName, ClassLoader loader) {
    this.listener = listener;
    this.thread =
        new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
          Thread created = new Thread(task, threadName);
          created.setDaemon(true);
          created.setContextClassLoader(loader);
          return created;
        });
  }

  void ofNode(Consumer<SupervisorListener> event) {
    enqueue(event);
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

  private void deliver(Consumer<SupervisorListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException | Error failed) {
      EngineLog.LOG.listenerFailed(failed);
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
