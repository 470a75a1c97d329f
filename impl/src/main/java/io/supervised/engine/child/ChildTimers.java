package io.supervised.engine.child;

import io.supervised.Scheduled;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.TimedRun.Work;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;

/** What an activation runs by the clock, in its turn among the calls. Thread-safe. */
final class ChildTimers {

  private static final Duration ONCE_MORE = Duration.ofMillis(10);

  private final LiveChild child;
  private final ChildThreads threads;
  private final TimedRun run;
  private final Clock clock;
  private final List<CronTimer> ticking = new CopyOnWriteArrayList<>();
  private final Set<Timed> due = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  ChildTimers(LiveChild child, ChildHost host) {
    this.child = child;
    this.threads = host.threads();
    this.run = new TimedRun(child, host.chains());
    this.clock = host.clock();
  }

  /** Begins what the bean declares; called when the child has become active. */
  void begin(List<TimedMethod> methods, List<CronMethod> crons) {
    for (TimedMethod each : methods) {
      Work call = instance -> instance.invoke(each.method(), new Object[0]);
      new Timed(call, each.period()).after(each.period());
    }
    for (CronMethod each : crons) {
      CronTimer timer = new CronTimer(each, child, run, threads, clock);
      ticking.add(timer);
      timer.begin();
    }
    if (over) {
      end();
    }
  }

  Scheduled schedule(@Nullable Duration delay, @Nullable Runnable task) {
    Duration checked = TimerRules.delay(delay);
    Runnable given = TimerRules.task(task);
    return new Timed(instance -> instance.run(given), null).after(checked);
  }

  Scheduled scheduleEvery(@Nullable Duration period, @Nullable Runnable task) {
    Duration checked = TimerRules.period(period);
    Runnable given = TimerRules.task(task);
    return new Timed(instance -> instance.run(given), checked).after(checked);
  }

  /** Has the state kept again and again. */
  void keepEvery(Duration period, StateKeeper keeper) {
    new Timed(instance -> keeper.keepByTheClock(), period).after(period);
  }

  /** Begins no further run, and keeps nothing that was due. */
  void end() {
    over = true;
    due.forEach(Timed::cancel);
    ticking.forEach(CronTimer::end);
  }

  /** Work that is due once, or again and again. */
  private final class Timed implements Scheduled, Delivery {

    private final Work work;
    private final @Nullable Duration period;
    private @Nullable ScheduledFuture<?> next;
    private boolean cancelled;

    Timed(Work work, @Nullable Duration period) {
      this.work = work;
      this.period = period;
    }

    private synchronized Timed after(Duration delay) {
      if (!cancelled) {
        due.add(this); // first: who ends all looks at these after it has said so
        begin(Math.max(0, delay.toMillis()));
      }
      if (over) {
        cancel();
      }
      return this;
    }

    private void begin(long millis) {
      try {
        next = threads.later(() -> child.take(this), millis);
      } catch (RejectedExecutionException ended) {
        ChildLog.LOG.trace("nothing runs by the clock after the end of the node", ended);
      }
    }

    @Override
    public synchronized void cancel() {
      cancelled = true;
      due.remove(this);
      if (next != null) {
        next.cancel(false);
      }
    }

    private synchronized boolean isCancelled() {
      return cancelled || over;
    }

    @Override
    public void perform(Instance instance) {
      if (isCancelled()) {
        return;
      }
      run.of(work, instance);
      if (period == null) {
        due.remove(this);
      } else {
        after(period);
      }
    }

    @Override
    public void refuse(Refusal reason) {
      after(period == null ? ONCE_MORE : period);
    }
  }
}
