package io.supervised.cdi;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The contexts in which the code of an application expects to run: its JNDI names, and no transaction of somebody else. They are
 * those of the thread that starts the node, where the server has Jakarta Concurrency; elsewhere nothing is changed.
 */
final class ApplicationContexts implements Executor {

  private volatile @Nullable Executor contextual;

  /** Takes the contexts of this thread, which is to be one of the application. */
  void capture() {
    try {
      contextual = ServerContexts.ofThisThread().orElse(null);
    } catch (LinkageError noConcurrency) {
      ExtensionLog.LOG.trace("the contexts of threads are left alone", noConcurrency);
    }
  }

  /** Runs a task on this thread. */
  @Override
  public void execute(Runnable task) {
    try {
      in(Executors.callable(task));
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception impossible) {
      throw new IllegalStateException("a task has no checked exceptions", impossible);
    }
  }

  <V extends @Nullable Object> V in(Callable<V> work) throws Exception {
    Executor executor = contextual;
    if (executor == null) {
      return work.call();
    }
    Attempt<V> attempt = new Attempt<>(work);
    try {
      executor.execute(attempt);
    } catch (IllegalStateException notRunning) {
      // a server may refuse its contexts while it deploys an application, or takes it away
      if (!attempt.begun) {
        return work.call();
      }
      throw notRunning;
    }
    return attempt.outcome();
  }

  /** Work whose outcome leaves an executor that takes none. */
  private static final class Attempt<V extends @Nullable Object> implements Runnable {

    private final Callable<V> work;
    private boolean begun;
    private @Nullable V result;
    private @Nullable Throwable failure;

    Attempt(Callable<V> work) {
      this.work = work;
    }

    @Override
    public void run() {
      begun = true;
      try {
        result = work.call();
      } catch (Exception | Error failed) {
        failure = failed;
      }
    }

    @SuppressWarnings("NullAway") // the result is null only where V is
    V outcome() throws Exception {
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof Exception exception) {
        throw exception;
      }
      return result;
    }
  }
}
