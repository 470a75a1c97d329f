package io.supervised.tck.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.tck.Eventually;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Calls all children through one node, one after the other, until it is closed. */
final class Callers implements AutoCloseable {

  private static final int MOST_FAILURES = 100;

  private final ServerNode node;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final AtomicLong calls = new AtomicLong();
  private final Thread thread = new Thread(this::run, "callers");
  private volatile boolean ended;

  Callers(ServerNode node) {
    this.node = node;
    thread.start();
  }

  private void run() {
    while (!ended) {
      for (String child : Eventually.allNumbered()) {
        call(child);
      }
    }
  }

  private void call(String child) {
    if (failures.size() > MOST_FAILURES) {
      return;
    }
    try {
      String answer = node.ask(child);
      if (!answer.startsWith(child + "@")) {
        failures.add(child + ": " + answer);
      }
    } catch (IllegalStateException failed) {
      failures.add(child + ": " + failed.getMessage());
    }
    calls.incrementAndGet();
  }

  /** Returns when each child has been called once more. */
  void awaitCalls() {
    long until = calls.get() + 2L * Eventually.allNumbered().size();
    Eventually.holds(() -> assertThat(calls.get()).isGreaterThan(until));
  }

  long calls() {
    return calls.get();
  }

  List<String> failures() {
    return failures;
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
