package io.supervised.engine.child;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A server's threads, called {@code server-n}: tasks are held back until it has started, and rejected or lost when that is wanted. */
final class FakeServer implements Executor, AutoCloseable {

  static final ClassLoader LOADER = new ClassLoader() {};

  final String name = "java:comp/" + UUID.randomUUID();
  final AtomicBoolean rejects = new AtomicBoolean();
  final AtomicBoolean loses = new AtomicBoolean();
  final AtomicInteger taken = new AtomicInteger();
  /** What tasks have left behind on its threads. */
  final List<String> traces = new CopyOnWriteArrayList<>();

  private final List<Runnable> held = new ArrayList<>();
  private final ThreadPoolExecutor threads;
  private final AtomicInteger numbers = new AtomicInteger();
  private boolean started;

  FakeServer(int size) {
    threads =
        new ThreadPoolExecutor(
            size, size, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread) {
          @Override
          protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
            look();
          }
        };
  }

  /** One that has started. */
  static FakeServer started(int size) {
    FakeServer server = new FakeServer(size);
    server.start();
    return server;
  }

  private Thread thread(Runnable task) {
    Thread made = new Thread(task, "server-" + numbers.incrementAndGet());
    made.setDaemon(true);
    made.setContextClassLoader(LOADER);
    return made;
  }

  private void look() {
    if (Thread.currentThread().isInterrupted()) {
      traces.add("an interrupt");
    }
    if (Thread.currentThread().getContextClassLoader() != LOADER) {
      traces.add("a class loader");
    }
  }

  Lender lender() {
    return new Lender(name, this, this);
  }

  synchronized void start() {
    started = true;
    held.forEach(threads::execute);
  }

  @Override
  public synchronized void execute(Runnable task) {
    if (rejects.get()) {
      throw new RejectedExecutionException("made up: the server is full");
    }
    taken.incrementAndGet();
    if (loses.get()) {
      return;
    }
    if (started) {
      threads.execute(task);
    } else {
      held.add(task);
    }
  }

  /** Runs something of the server's own, after all that it has taken. */
  void runOwn(Runnable task) {
    threads.execute(task);
  }

  /** Waits for the ends of all tasks that it has taken. */
  void awaitEnds() {
    CountDownLatch all = new CountDownLatch(threads.getMaximumPoolSize());
    for (int number = threads.getMaximumPoolSize(); number > 0; number--) {
      runOwn(() -> {
        all.countDown();
        waitFor(all);
      });
    }
    waitFor(all);
  }

  static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
