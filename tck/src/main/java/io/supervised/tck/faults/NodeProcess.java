package io.supervised.tck.faults;

import io.supervised.tck.faults.history.Life;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;

/** The driver's end of a node's process. */
final class NodeProcess {

  private final Life life;
  private final Process process;
  private final CompletableFuture<Void> end;
  private boolean paused;
  private boolean leaving;

  /**
   * Takes charge of a process.
   *
   * @param told hears of its exit code when it has ended
   */
  NodeProcess(Life life, Process process, IntConsumer told) {
    this.life = life;
    this.process = process;
    this.end = process.onExit().thenAccept(ended -> told.accept(ended.exitValue()));
  }

  Life life() {
    return life;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isPaused() {
    return paused;
  }

  boolean isLeaving() {
    return leaving;
  }

  void pause() {
    Signals.send(Signals.STOP, pid());
    paused = true;
  }

  void resume() {
    Signals.send(Signals.CONTINUE, pid());
    paused = false;
  }

  /** The end of its input is the sign to leave. */
  void askToLeave() {
    leaving = true;
    try {
      process.getOutputStream().close();
    } catch (IOException gone) {
      leaving = true; // it has ended already, which is what it was asked for
    }
  }

  /** Whether it has ended in time, and its end was told; not, if this thread is interrupted before. */
  boolean awaitEnd(Duration limit) {
    try {
      end.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException lives) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException untold) {
      throw new IllegalStateException(untold);
    }
  }
}
