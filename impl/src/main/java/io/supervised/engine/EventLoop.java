package io.supervised.engine;

import static java.util.Objects.requireNonNull;

import io.supervised.engine.core.Effect;
import io.supervised.engine.core.Input;
import io.supervised.engine.core.Input.Event;
import io.supervised.engine.core.Protocol;
import io.supervised.engine.core.State;
import io.supervised.engine.core.Step;
import io.supervised.engine.core.Time;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one thread of a node that feeds inputs to the core and performs its effects, in order. User code never runs on it.
 *
 * <p>Inputs may be posted from any thread, also before the loop starts; the state may be read from any thread.
 */
final class EventLoop implements AutoCloseable {

  private final Inbox inbox = new Inbox();
  private final Supplier<Time> clock;
  private volatile @Nullable State state;
  private @Nullable Thread thread;

  EventLoop(Supplier<Time> clock) {
    this.clock = clock;
  }

  /** Sets the state that the first input will meet. */
  void begin(State initial) {
    state = initial;
  }

  /**
   * Begins to work.
   *
   * @param observer sees each state that follows another one; must not wait
   */
  void start(Consumer<Effect> performer, Consumer<State> observer, String threadName) {
    Thread starting = new Thread(() -> run(performer, observer), threadName);
    starting.setDaemon(true);
    starting.start();
    thread = starting;
  }

  void post(Event event) {
    inbox.add(event);
  }

  State state() {
    return requireNonNull(state, "the loop has not started");
  }

  /** The state as it would be if something happened now: a thread that wakes after a pause finds that the lease is over. */
  State stateNow() {
    return state().at(clock.get());
  }

  /** Waits until the state is as wanted; false if it is not in time. */
  synchronized boolean await(Predicate<State> wanted, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!wanted.test(state())) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** The same, also when the thread is interrupted: it hears of that afterwards. */
  boolean awaitInSpite(Predicate<State> wanted, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return await(wanted, Duration.ofNanos(deadline - System.nanoTime()));
        } catch (InterruptedException later) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Something that is awaited, and is no part of the state, may have changed. */
  synchronized void wake() {
    notifyAll();
  }

  private void run(Consumer<Effect> performer, Consumer<State> observer) {
    try {
      while (true) {
        take(inbox.take(), performer, observer);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** The state is advanced first: what can't be performed counts as done, like a message that gets lost. */
  private void take(Event event, Consumer<Effect> performer, Consumer<State> observer) {
    Step step;
    try {
      step = Protocol.step(state(), new Input(clock.get(), event));
    } catch (RuntimeException | Error failed) {
      EngineLog.LOG.stepFailed(event, failed);
      return;
    }
    become(step.state());
    try {
      observer.accept(step.state());
    } catch (RuntimeException | Error failed) {
      EngineLog.LOG.observerFailed(failed);
    }
    for (Effect effect : step.effects()) {
      try {
        performer.accept(effect);
      } catch (RuntimeException | Error failed) {
        EngineLog.LOG.effectFailed(effect, failed);
      }
    }
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  @Override
  public void close() {
    Thread running = thread;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      running.join(1_000);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }
}
