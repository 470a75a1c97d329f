package io.supervised.engine.child;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;

/** The ways of the code of children to lent threads: each kind of task has one, with the limit that it has on threads of our own. */
final class Lanes implements AutoCloseable {

  private static final long CALLBACKS_MILLIS = 1_000;

  private final LentThreads threads;
  private final Lane starts;
  private final Lane calls;
  private final Lane callbacks;
  private final Executor ownCallbacks;

  /** Lanes that are empty, with what runs their tasks instead; the last one never rejects. */
  Lanes(LentThreads threads, ClassLoader loader, Executor starts, Executor calls, Executor last) {
    this.threads = threads;
    this.ownCallbacks = last;
    this.starts =
        new Lane(threads, starts, loader, ChildThreads.POOL_SIZE, new LinkedBlockingQueue<>());
    this.calls =
        new Lane(threads, calls, loader, ChildThreads.MOST_CALLS, new SynchronousQueue<>());
    this.callbacks =
        new Lane(threads, last, loader, ChildThreads.POOL_SIZE, new SynchronousQueue<>());
  }

  Executor starts() {
    return starts;
  }

  Executor calls() {
    return calls;
  }

  /** Never rejects, nor waits. */
  Executor callbacks() {
    return task -> {
      try {
        callbacks.execute(task);
      } catch (RejectedExecutionException full) {
        ownCallbacks.execute(task);
      }
    };
  }

  void executeLoop(Errand loop, Executor own) {
    threads.runLoop(loop, own);
  }

  /** What still runs is interrupted, callbacks only after they had time. Nothing begins on lent threads any more. */
  @Override
  public void close() {
    threads.close();
    starts.close();
    calls.close();
    try {
      callbacks.awaitIdle(CALLBACKS_MILLIS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    callbacks.close();
  }
}
