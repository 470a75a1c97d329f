package io.supervised.engine.child;

import io.supervised.ChildContext;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.core.Child;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a child, from its start to its end.
 *
 * <p>It ends once, by whoever comes first: the order to stop, or the end of its work loop, or a failed start. A stop has
 * a time limit for everything the child does on its way out; beyond that its threads are interrupted and abandoned, and
 * the activation counts as ended. Thread-safe.
 */
public final class LiveChild implements ChildContext, Callee {

  private enum Phase {
    STARTING,
    ACTIVE,
    ENDING,
    ENDED
  }

  private final Child child;
  private final SupervisedBean bean;
  private final ClusterNode node;
  private final Token token;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final Duration stopTimeout;
  private final Mailbox mailbox;

  private volatile Phase phase = Phase.STARTING;
  private volatile boolean asked;
  private long activeSince;
  private volatile @Nullable Instance instance;
  private @Nullable Thread worker;
  private @Nullable Thread loop;
  private @Nullable ScheduledFuture<?> limit;

  LiveChild(Child child, SupervisedBean bean, ClusterNode node, Token token, ChildHost host) {
    this.child = child;
    this.bean = bean;
    this.node = node;
    this.token = token;
    this.threads = host.threads();
    this.permission = host.permission();
    this.reports = host.reports();
    this.stopTimeout = host.limits().stopTimeout();
    this.mailbox = new Mailbox(host.limits().mailbox(), threads.calls(), this::handle);
  }

  @Override
  public String name() {
    return child.name();
  }

  @Override
  public int index() {
    return child.index();
  }

  @Override
  public ClusterNode node() {
    return node;
  }

  @Override
  public Token token() {
    return token;
  }

  @Override
  public boolean isActive() {
    return !asked && (phase == Phase.STARTING || phase == Phase.ACTIVE) && permission.isValid();
  }

  public Child child() {
    return child;
  }

  @Override
  public SupervisedBean bean() {
    return bean;
  }

  /** Whether it can be called. */
  boolean isRunning() {
    return !asked && phase == Phase.ACTIVE;
  }

  void start() {
    threads.execute(this::begin);
  }

  void stop() {
    synchronized (this) {
      if (asked || phase == Phase.ENDED) {
        return;
      }
      asked = true;
      limitTheEnd();
      if (phase != Phase.ACTIVE) {
        return; // it is starting or ending, and will find that it was asked
      }
      phase = Phase.ENDING;
      if (loop != null) {
        loop.interrupt();
      }
    }
    threads.execute(this::end);
  }

  @Override
  public void take(Delivery call) {
    mailbox.add(call);
  }

  @Override
  public boolean performNow(Delivery call) {
    if (!mailbox.enter()) {
      return false;
    }
    try {
      handle(call);
    } finally {
      mailbox.leave();
    }
    return true;
  }

  /** Never throws, or the mailbox would stand still. */
  private void handle(Delivery call) {
    try {
      performOrRefuse(call);
    } catch (RuntimeException | Error failed) {
      ChildLog.LOG.callBroken(child.name(), failed);
    }
  }

  private void performOrRefuse(Delivery call) {
    boolean may = isRunning();
    Instance running = instance;
    if (!may || running == null) {
      call.refuse(Refusal.NOT_HERE);
    } else if (!permission.isValid()) {
      call.refuse(Refusal.NO_LEASE);
    } else {
      call.perform(running);
    }
  }

  private void begin() {
    synchronized (this) {
      if (asked || !permission.isValid()) {
        complete();
        return;
      }
      worker = Thread.currentThread();
    }
    Instance created = null;
    try {
      created = bean.factory().create(this);
    } catch (Throwable failed) {
      ChildLog.LOG.startFailed(child.name(), node, token, failed);
    }
    if (!becomes(created)) {
      end();
    }
  }

  /** Makes the instance the active one, unless there is none or it was told to stop in the meantime. */
  private synchronized boolean becomes(@Nullable Instance created) {
    worker = null;
    instance = created;
    if (created == null || asked || phase == Phase.ENDED) {
      phase = phase == Phase.ENDED ? Phase.ENDED : Phase.ENDING;
      return false;
    }
    phase = Phase.ACTIVE;
    activeSince = System.nanoTime();
    reports.started(this);
    bean.workLoop().ifPresent(method -> {
      loop = threads.thread("run-" + child.name(), () -> run(created, method));
      loop.start();
    });
    return true;
  }

  private void run(Instance running, Method method) {
    try {
      running.invoke(method, new Object[0]);
    } catch (InvocationTargetException thrown) {
      if (!asked) {
        ChildLog.LOG.crashed(child.name(), node, token, thrown.getTargetException());
      }
    } catch (IllegalAccessException | RuntimeException unusable) {
      ChildLog.LOG.crashed(child.name(), node, token, unusable);
    }
    synchronized (this) {
      if (phase != Phase.ACTIVE) {
        return; // it was stopped, and the stop goes on
      }
      phase = Phase.ENDING;
      loop = null;
      limitTheEnd();
    }
    end();
  }

  private void limitTheEnd() {
    if (limit == null) {
      limit = threads.later(this::abandon, stopTimeout.toMillis());
    }
  }

  /** Waits for the work loop and the running call, then destroys the instance. */
  private void end() {
    Thread running;
    Instance ending;
    synchronized (this) {
      worker = Thread.currentThread();
      running = loop;
      ending = instance;
      instance = null;
    }
    mailbox.close();
    try {
      if (running != null) {
        running.join();
      }
      mailbox.awaitIdle();
      if (ending != null) {
        ending.destroy();
      }
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failed) {
      ChildLog.LOG.stopFailed(child.name(), node, token, failed);
    }
    complete();
  }

  /** The time to stop is over: whatever still runs is interrupted, and left to itself. */
  private synchronized void abandon() {
    if (phase == Phase.ENDED) {
      return;
    }
    Thread stuck = loop != null && loop.isAlive() ? loop : worker;
    if (stuck != null) {
      ChildLog.LOG.abandoned(child.name(), node, token, stopTimeout, StackOf.thread(stuck));
      stuck.interrupt();
    }
    if (worker != null) {
      worker.interrupt();
    }
    complete();
  }

  private synchronized void complete() {
    worker = null;
    if (phase == Phase.ENDED) {
      return;
    }
    boolean wasActive = activeSince != 0;
    phase = Phase.ENDED;
    if (limit != null) {
      limit.cancel(false);
    }
    long activeMillis =
        wasActive ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - activeSince) : -1;
    reports.ended(this, asked, activeMillis);
  }
}
