package io.supervised.engine.child;

import io.supervised.ChildContext;
import io.supervised.ClusterNode;
import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
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

  private final ChildPlan plan;
  private final ClusterNode node;
  private final Token token;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final CallChains chains;
  private final Mailbox mailbox;

  private volatile Phase phase = Phase.STARTING;
  private volatile boolean asked;
  private volatile List<Object> arguments = List.of();
  private Exit exit = Exit.CRASHED; // unless it turns out to be another
  private long activeSince;
  private volatile @Nullable Instance instance;
  private @Nullable Thread worker;
  private @Nullable Thread loop;
  private @Nullable ScheduledFuture<?> limit;

  LiveChild(ChildPlan plan, ClusterNode node, Token token, ChildHost host) {
    this.plan = plan;
    this.node = node;
    this.token = token;
    this.threads = host.threads();
    this.permission = host.permission();
    this.reports = host.reports();
    this.chains = host.chains();
    this.mailbox = new Mailbox(host.mailboxCapacity(), threads.calls(), this::handle);
  }

  @Override
  public String name() {
    return plan.shown();
  }

  @Override
  public String supervisor() {
    return plan.supervisor();
  }

  @Override
  public int index() {
    return plan.index();
  }

  @Override
  public List<Object> arguments() {
    return arguments;
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

  /** What it was made from. */
  public ChildPlan plan() {
    return plan;
  }

  @Override
  public SupervisedBean bean() {
    return plan.bean();
  }

  /** Whether the object is its instance. */
  boolean isInstance(Object candidate) {
    Instance running = instance;
    return running != null && running.is(candidate);
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
      ChildLog.LOG.callBroken(plan.name(), failed);
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
        exit = Exit.NOT_PERMITTED;
        complete();
        return;
      }
      worker = Thread.currentThread();
    }
    Instance created = null;
    List<String> before = chains.enter(List.of(), plan.name());
    try {
      arguments = plan.arguments().get();
      created = plan.bean().factory().create(this);
    } catch (Throwable failed) {
      ChildLog.LOG.startFailed(plan.name(), node, token, failed);
    } finally {
      chains.leave(before);
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
    plan.bean().workLoop().ifPresent(method -> {
      loop = threads.thread("run-" + plan.name(), () -> run(created, method));
      loop.start();
    });
    return true;
  }

  private void run(Instance running, Method method) {
    boolean returned = false;
    try {
      running.invoke(method, new Object[0]);
      returned = true;
    } catch (InvocationTargetException thrown) {
      if (!asked) {
        ChildLog.LOG.crashed(plan.name(), node, token, thrown.getTargetException());
      }
    } catch (IllegalAccessException | RuntimeException unusable) {
      ChildLog.LOG.crashed(plan.name(), node, token, unusable);
    }
    synchronized (this) {
      if (phase != Phase.ACTIVE) {
        return; // it was stopped, and the stop goes on
      }
      phase = Phase.ENDING;
      loop = null;
      exit = returned ? Exit.NORMAL : Exit.CRASHED;
      limitTheEnd();
    }
    end();
  }

  private void limitTheEnd() {
    if (limit == null) {
      limit = threads.later(this::abandon, plan.stopTimeout().toMillis());
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
        destroy(ending);
      }
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failed) {
      ChildLog.LOG.stopFailed(plan.name(), node, token, failed);
    }
    complete();
  }

  private void destroy(Instance ending) {
    List<String> before = chains.enter(List.of(), plan.name());
    try {
      ending.destroy();
    } finally {
      chains.leave(before);
    }
  }

  /** The time to stop is over: whatever still runs is interrupted, and left to itself. */
  private synchronized void abandon() {
    if (phase == Phase.ENDED) {
      return;
    }
    Thread stuck = loop != null && loop.isAlive() ? loop : worker;
    if (stuck != null) {
      ChildLog.LOG.abandoned(plan.name(), node, token, plan.stopTimeout(), StackOf.thread(stuck));
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
    reports.ended(this, asked ? Exit.ASKED : exit, activeMillis);
  }
}
