package io.supervised.engine.child;

import io.supervised.ChildContext;
import io.supervised.ClusterNode;
import io.supervised.Durability;
import io.supervised.Scheduled;
import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.state.NewerStateException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One activation of a child, from its start to its end.
 *
 * <p>It ends once, by whatever comes first: the order to stop, the end of its work loop, a crash, a failed start. An end has a time limit
 * for everything the child does on its way out; beyond that its threads are interrupted and soon abandoned, and the activation counts as
 * ended. Thread-safe.
 */
public final class LiveChild implements ChildContext, Callee {

  private enum Phase {
    STARTING,
    ACTIVE,
    ENDING,
    ENDED
  }

  private final ChildHost host;
  private final ChildPlan plan;
  private final ClusterNode node;
  private final Token token;
  private final ChildThreads threads;
  private final Permission permission;
  private final ChildReports reports;
  private final CallChains chains;
  private final LogContext log;
  private final ChildCalls calls;
  private final StopLimit limit;
  private final ChildTimers timers;
  private final InstanceCare care;
  private final @Nullable StateKeeper keeper;

  private volatile Phase phase = Phase.STARTING;
  private volatile boolean asked;
  private volatile List<Object> arguments = List.of();
  private Exit exit = Exit.CRASHED; // unless it turns out to be another
  private boolean byItself;
  private volatile @Nullable Throwable cause;
  private long activeSince;
  private volatile @Nullable Instance instance;
  private @Nullable Thread worker;
  private @Nullable Errand loop;

  LiveChild(ChildPlan plan, ClusterNode node, Token token, ChildHost host) {
    this.host = host;
    this.plan = plan;
    this.node = node;
    this.token = token;
    this.threads = host.threads();
    this.permission = host.permission();
    this.reports = host.reports();
    this.chains = host.chains();
    this.log = new LogContext(plan.name(), token, node);
    this.calls = new ChildCalls(this, host, log, this::callable);
    this.timers = new ChildTimers(this, host);
    this.care = new InstanceCare(this, chains, log);
    this.keeper =
        plan.bean().state().map(rules -> new StateKeeper(this, rules, host)).orElse(null);
    this.limit = new StopLimit(threads, this::interrupt, this::abandon);
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

  @Override
  public Scheduled schedule(Duration delay, Runnable task) {
    return timers.schedule(delay, task);
  }

  @Override
  public Scheduled scheduleEvery(Duration period, Runnable task) {
    return timers.scheduleEvery(period, task);
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

  // ---- ticks

  /** Tells all members that ticks of a method have been run up to now. */
  CompletionStage<Boolean> note(String method, Instant time) {
    return reports.tick(this, method, time);
  }

  /** Waits until all members know; false if the tick must not run. */
  boolean isNoted(String method, Instant time) {
    try {
      return note(method, time).toCompletableFuture().get();
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  // ---- calls

  @Override
  public void take(Delivery call) {
    calls.take(call);
  }

  @Override
  public boolean performNow(Delivery call) {
    return calls.performNow(call);
  }

  private @Nullable Instance callable() {
    return isRunning() ? instance : null;
  }

  void lookForStuckCalls(CallPatience patience) {
    calls.lookForStuck(patience);
  }

  /** A call is stuck for too long: the next activation does not wait for it. */
  void replace(Duration time, Throwable stack) {
    if (endsWith(Exit.CRASHED, new StuckCallException(time, stack), Duration.ZERO)) {
      ChildLog.LOG.replaced(plan.name(), node, token, time, stack);
      endSoon();
    }
  }

  // ---- the start

  void start() {
    threads.execute(this::begin);
  }

  private void begin() {
    synchronized (this) {
      if (asked || !permission.isValid()) {
        exit = Exit.NOT_TRIED;
        complete();
        return;
      }
      worker = Thread.currentThread();
    }
    if (!becomes(create())) {
      end();
    }
  }

  private @Nullable Instance create() {
    try {
      arguments = plan.arguments().get();
      return care.make(keeper);
    } catch (Throwable failed) {
      ChildLog.LOG.startFailed(plan.name(), node, token, Thrown.printable(failed));
      startFailed(failed);
      return null;
    }
  }

  private synchronized void startFailed(Throwable why) {
    cause = why;
    exit = why instanceof NewerStateException ? Exit.NOT_TRIED : Exit.CRASHED;
  }

  /** Makes the instance the active one, unless there is none or it was told to stop in the meantime. */
  private synchronized boolean becomes(@Nullable Instance created) {
    worker = null;
    if (created == null || asked || phase == Phase.ENDED) {
      instance = created;
      phase = phase == Phase.ENDED ? Phase.ENDED : Phase.ENDING;
      return false;
    }
    instance = callable(created);
    phase = Phase.ACTIVE;
    activeSince = System.nanoTime();
    reports.started(this);
    timers.begin(host.timed(plan.bean().type()), plan.bean().crons());
    keepByTheClock();
    plan.bean().workLoop().ifPresent(method -> startLoop(created, method));
    return true;
  }

  /** As its callers have it. */
  private Instance callable(Instance created) {
    CrashWatch watched = new CrashWatch(created, plan.bean().policy(), chains, this::crashed);
    return keeper != null && keeper.rules().durability() == Durability.EACH_CALL
        ? new KeptInstance(watched, keeper, this)
        : watched;
  }

  private void keepByTheClock() {
    if (keeper != null && keeper.rules().durability() == Durability.EVERY) {
      timers.keepEvery(keeper.rules().interval(), keeper);
    }
  }

  private void startLoop(Instance created, Method method) {
    Errand made = threads.errand(() -> run(created, method));
    loop = made;
    try {
      threads.executeLoop("run-" + plan.name(), made);
    } catch (OutOfMemoryError noThread) {
      ChildLog.LOG.noThreadForLoop(plan.name(), node, token, noThread);
      loopEnds(Exit.NOT_TRIED, null);
      endSoon();
    }
  }

  // ---- ends

  /** Has what it would leave at its end kept while it goes on; completed when that is over, in whatever way. */
  CompletableFuture<Void> keepAhead() {
    CompletableFuture<Void> over = new CompletableFuture<>();
    if (keeper == null || keeper.rules().durability() == Durability.EACH_CALL) {
      over.complete(null);
    } else {
      take(new KeepAhead(care, keeper, over));
    }
    return over;
  }

  void stop() {
    synchronized (this) {
      if (asked || phase == Phase.ENDED) {
        return;
      }
      asked = true;
      limit.begin(plan.stopTimeout());
      if (phase != Phase.ACTIVE) {
        return; // it is starting or ending, and will find that it was asked
      }
      phase = Phase.ENDING;
      interruptLoop();
    }
    endSoon();
  }

  /** What a call has changed can't be kept: the next activation goes on from what was kept before. */
  void stateNotKept(Throwable why) {
    if (endsWith(Exit.CRASHED, why, plan.stopTimeout())) {
      ChildLog.LOG.stateNotKeptAfterCall(plan.name(), node, token, Thrown.printable(why));
      endSoon();
    }
  }

  /** A called method has thrown what is no answer. Its caller hears of it after this. */
  private void crashed(Throwable thrown) {
    if (endsWith(Exit.CRASHED, thrown, plan.stopTimeout())) {
      ChildLog.LOG.callCrashed(plan.name(), node, token, Thrown.printable(thrown));
      endSoon();
    }
  }

  private void run(Instance running, Method method) {
    LogContext logged = log.enter();
    Throwable thrown = null;
    try {
      running.invoke(method, new Object[0]);
    } catch (InvocationTargetException failed) {
      thrown = failed.getTargetException();
    } catch (Throwable unusable) {
      thrown = unusable;
    }
    if (loopEnds(thrown == null ? Exit.NORMAL : Exit.CRASHED, thrown)) {
      if (thrown != null) {
        ChildLog.LOG.crashed(plan.name(), node, token, Thrown.printable(thrown));
      }
      end();
    }
    LogContext.leave(logged);
  }

  private synchronized boolean loopEnds(Exit how, @Nullable Throwable why) {
    if (phase == Phase.ACTIVE) {
      loop = null; // nobody needs to wait for it
    }
    return endsWith(how, why, plan.stopTimeout());
  }

  /** Whether the activation ends by this: false if it was ending already. */
  private synchronized boolean endsWith(Exit how, @Nullable Throwable why, Duration within) {
    if (phase != Phase.ACTIVE) {
      return false;
    }
    phase = Phase.ENDING;
    byItself = true;
    exit = how;
    cause = why;
    limit.begin(within);
    interruptLoop();
    return true;
  }

  private void interruptLoop() {
    if (loop != null) {
      loop.interrupt();
    }
  }

  /** On a thread of its own; if there is none, the time limit ends the activation. */
  private void endSoon() {
    try {
      threads.execute(this::end);
    } catch (RuntimeException | Error noThread) {
      ChildLog.LOG.noThreadForEnd(plan.name(), node, token, noThread);
    }
  }

  /** Waits for the work loop and the running calls, then destroys the instance. */
  private void end() {
    Errand running;
    Instance ending;
    synchronized (this) {
      worker = Thread.currentThread();
      running = loop;
      ending = instance;
      instance = null;
    }
    timers.end();
    calls.close();
    try {
      if (running != null) {
        running.awaitEnd();
      }
      calls.awaitEnd();
      if (ending != null) {
        care.end(ending, hasCrashed() ? null : keeper);
      }
    } catch (InterruptedException abandoned) {
      Thread.currentThread().interrupt();
    } catch (Throwable failed) {
      ChildLog.LOG.stopFailed(plan.name(), node, token, Thrown.printable(failed));
    }
    complete();
  }

  /** Whether nobody knows what the instance has become, and nobody is to go on with that. */
  synchronized boolean hasCrashed() {
    return byItself && exit == Exit.CRASHED;
  }

  /** The time to end is over. */
  private synchronized void interrupt() {
    interruptLoop();
    if (keeper != null) {
      keeper.giveUp();
    }
    calls.interrupt();
    if (worker != null && !isWaiting()) {
      worker.interrupt();
    }
  }

  /** Whether the worker waits for others, which have been interrupted, rather than runs code of the child. */
  private boolean isWaiting() {
    return (loop != null && !loop.isOver()) || calls.areRunning();
  }

  /** So is the time after the interrupt: whatever still runs is left to itself. */
  private synchronized void abandon() {
    if (phase == Phase.ENDED) {
      return;
    }
    Thread stuck = stuck();
    if (stuck != null) {
      ChildLog.LOG.abandoned(plan.name(), node, token, plan.stopTimeout(), StackOf.thread(stuck));
    }
    if (worker != null) {
      worker.interrupt();
    }
    complete();
  }

  private @Nullable Thread stuck() {
    Thread looping = loop == null ? null : loop.thread();
    if (looping != null) {
      return looping;
    }
    Thread calling = calls.thread();
    return calling == null ? worker : calling;
  }

  private synchronized void complete() {
    worker = null;
    if (phase == Phase.ENDED) {
      return;
    }
    boolean wasActive = activeSince != 0;
    phase = Phase.ENDED;
    limit.cancel();
    long activeMillis = wasActive
        ? TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - activeSince)
        : Ending.NEVER_ACTIVE;
    boolean stopped = asked && !byItself; // what has crashed before it was asked has crashed
    reports.ended(
        this,
        stopped
            ? new Ending(Exit.ASKED, activeMillis, null)
            : new Ending(exit, activeMillis, cause));
  }
}
