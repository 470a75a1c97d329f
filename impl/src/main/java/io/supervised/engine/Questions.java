package io.supervised.engine;

import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Verdict;
import io.supervised.engine.tiebreak.TieBreaker;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Asks the tie-breaker on a thread of its own, and posts what it answers. While it is slow only the newest question waits: a
 * question that is still of interest is asked again.
 */
final class Questions implements AutoCloseable {

  private final Optional<TieBreaker> tieBreaker;
  private final EventLoop loop;
  private final ThreadPoolExecutor thread;

  Questions(Optional<TieBreaker> tieBreaker, EventLoop loop, String threadName) {
    this.tieBreaker = tieBreaker;
    this.loop = loop;
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

  void ask(Message question) {
    tieBreaker.ifPresent(asked -> thread.execute(() -> ask(asked, question)));
  }

  private void ask(TieBreaker asked, Message question) {
    try {
      Verdict verdict = asked.ask(row -> Verdict.on(row, question));
      Message answer = verdict.answer();
      if (answer != null) {
        loop.post(new Received(NodeId.TIE_BREAKER, answer));
      }
    } catch (Exception unreachable) {
      EngineLog.LOG.tieBreakerSilent(asked.kind(), unreachable);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
