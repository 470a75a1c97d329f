package io.supervised.engine;

import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Verdict;
import io.supervised.engine.tiebreak.TieBreaker;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Asks the tie-breaker on a thread of its own, and posts what it answers. While it is slow only the newest question waits: a
 * question that is still of interest is asked again. So its silence is logged when it begins, and not at each question.
 */
final class Questions implements AutoCloseable {

  private final Optional<TieBreaker> tieBreaker;
  private final Consumer<Event> answers;
  private final ThreadPoolExecutor thread;
  private volatile boolean silent;

  Questions(Optional<TieBreaker> tieBreaker, Consumer<Event> answers, String threadName) {
    this.tieBreaker = tieBreaker;
    this.answers = answers;
    this.thread = new ThreadPoolExecutor(
        1,
        1,
        10,
        TimeUnit.SECONDS,
        new ArrayBlockingQueue<>(1),
        task -> {
          Thread created = new Thread(task, threadName);
          created.setDaemon(true);
          return created;
        },
        new ThreadPoolExecutor.DiscardOldestPolicy());
    this.thread.allowCoreThreadTimeOut(true);
  }

  /** Finds out whether the tie-breaker can be asked, while there is time to do something about it. */
  void begin() {
    tieBreaker.ifPresent(asked -> thread.execute(() -> check(asked)));
  }

  private static void check(TieBreaker asked) {
    try {
      asked.check();
    } catch (Exception unreachable) {
      EngineLog.LOG.tieBreakerNotReady(
          asked.kind(), String.valueOf(unreachable.getMessage()), unreachable);
    }
  }

  void ask(Message question) {
    tieBreaker.ifPresent(asked -> thread.execute(() -> ask(asked, question)));
  }

  private void ask(TieBreaker asked, Message question) {
    try {
      Verdict verdict = asked.ask(row -> Verdict.on(row, question));
      Message answer = verdict.answer();
      silent = false;
      if (answer != null) {
        answers.accept(new Received(NodeId.TIE_BREAKER, answer));
      }
    } catch (Exception unreachable) {
      if (!silent) {
        EngineLog.LOG.tieBreakerSilent(asked.kind(), unreachable);
      }
      silent = true;
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
