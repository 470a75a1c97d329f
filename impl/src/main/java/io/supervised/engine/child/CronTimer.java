package io.supervised.engine.child;

import io.supervised.Cron.Missed;
import io.supervised.engine.child.InstanceFactory.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** Runs a method of an activation when its timetable says so, and all members know of the tick. Thread-safe. */
final class CronTimer implements Delivery {

  /** A wall clock may be put right, or the machine have slept, while a tick is waited for. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

  private static final Duration ONCE_MORE = Duration.ofMillis(100);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final CronMethod method;
  private final LiveChild child;
  private final TimedRun run;
  private final ChildThreads threads;
  private final Clock clock;
  private Instant done = Instant.MIN;
  private @Nullable ScheduledFuture<?> next;
  private boolean over;

  CronTimer(CronMethod method, LiveChild child, TimedRun run, ChildThreads threads, Clock clock) {
    this.method = method;
    this.child = child;
    this.run = run;
    this.threads = threads;
    this.clock = clock;
  }

  /** Begins to wait for ticks; what was missed is due at once, if it is to be made up for. */
  synchronized void begin() {
    Instant now = clock.instant();
    done = firstMissable(now);
    orTell(this::waitForNext);
  }

  private Instant firstMissable(Instant now) {
    Instant last = child.plan().ticks().get(method.name());
    if (last == null) {
      var unused = child.note(method.name(), now); // from here on ticks can be missed
      return now;
    }
    return method.missed() == Missed.RUN_ONCE || last.isAfter(now) ? last : now;
  }

  synchronized void end() {
    over = true;
    if (next != null) {
      next.cancel(false);
    }
  }

  private synchronized void waitForNext() {
    method.times().next(done).ifPresent(time -> {
      Duration wait = Duration.between(clock.instant(), time);
      after(wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    });
  }

  private synchronized void after(Duration wait) {
    if (!over) {
      try {
        next = threads.later(this::look, Math.max(0, wait.toMillis()));
      } catch (RejectedExecutionException ended) {
        ChildLog.LOG.trace("nothing runs by the clock after the end of the node", ended);
      }
    }
  }

  private void look() {
    orTell(() -> {
      if (isDue()) {
        child.take(this);
      } else {
        waitForNext();
      }
    });
  }

  /** A timetable is code of others: where it fails, the ticks go on all the same. */
  private void orTell(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error failed) {
      run.failed(failed);
      after(AFTER_FAILURE);
    }
  }

  private synchronized boolean isDue() {
    Optional<Instant> tick = method.times().next(done);
    return !over && tick.isPresent() && !tick.get().isAfter(clock.instant());
  }

  @Override
  public void perform(Instance instance) {
    orTell(() -> performIfDue(instance));
  }

  private void performIfDue(Instance instance) {
    if (!isDue()) {
      waitForNext();
      return;
    }
    Instant now = clock.instant();
    if (!child.isNoted(method.name(), now)) {
      after(ONCE_MORE); // it is about to stop
      return;
    }
    isDone(now);
    run.of(running -> running.invoke(method.method(), new Object[0]), instance);
    waitForNext();
  }

  private synchronized void isDone(Instant time) {
    done = time;
  }

  @Override
  public void refuse(Refusal reason) {
    after(ONCE_MORE);
  }
}
