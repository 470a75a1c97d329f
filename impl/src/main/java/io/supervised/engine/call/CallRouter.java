package io.supervised.engine.call;

import io.supervised.engine.call.BeanMethods.Target;
import io.supervised.engine.child.Callee;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls to children, wherever they are. A child that is idle on this node is called in the caller's thread; any other call
 * goes through {@link Outgoing}. Thread-safe.
 */
public final class CallRouter {

  private final Whereabouts cluster;
  private final Local local;
  private final Duration deadline;
  private final Endings endings;
  private final Outgoing outgoing;
  private final Executor callbacks;
  private final CallPlans plans;

  CallRouter(
      Whereabouts cluster,
      Local local,
      CallPlans plans,
      Duration deadline,
      Endings endings,
      Outgoing outgoing,
      Executor callbacks) {
    this.cluster = cluster;
    this.local = local;
    this.plans = plans;
    this.deadline = deadline;
    this.endings = endings;
    this.outgoing = outgoing;
    this.callbacks = callbacks;
  }

  /** The same calls, with another executor for whatever waits for their ends. */
  public CallRouter completingOn(Executor executor) {
    return new CallRouter(cluster, local, plans, deadline, endings, outgoing, executor);
  }

  /**
   * Makes a call as the method is declared: it waits for the result, or returns a stage, or waits for nothing.
   *
   * @param type by which the child is called
   * @param within how long the call may take; null for what the method or the configuration says
   * @throws Throwable whatever the method throws, or one of the exceptions of {@link io.supervised.Child#call}
   */
  public @Nullable Object invoke(
      String child,
      Class<?> type,
      Method method,
      @Nullable Object[] arguments,
      @Nullable Duration within)
      throws Throwable {
    CallPlan plan = plans.of(type, method);
    if (plan.oneWay()) {
      cast(child, type, method, arguments, within);
      return null;
    }
    return plan.later()
        ? callAsync(child, type, method, arguments, within)
        : call(child, type, method, arguments, within);
  }

  /** Whether a child waits for the code that runs on this thread, so that it must not wait for the child. */
  public boolean isAwaitedBy(String child) {
    return local.chains().current().contains(child);
  }

  /** Whether the method returns a stage, for which nobody waits. */
  boolean returnsStage(Class<?> type, Method method) {
    return plans.of(type, method).later();
  }

  /** Whether the method takes messages. */
  boolean receives(Class<?> type, Method method) {
    return plans.of(type, method).receives();
  }

  /** Makes a call and waits for its result. */
  public @Nullable Object call(
      String child,
      Class<?> type,
      Method method,
      @Nullable Object[] arguments,
      @Nullable Duration within)
      throws Throwable {
    Outcome outcome = outcome(child, plans.of(type, method), arguments, within);
    try {
      return outcome.get();
    } catch (Throwable thrown) {
      local.chains().passes(thrown);
      throw thrown;
    }
  }

  private Outcome outcome(
      String child, CallPlan plan, @Nullable Object[] arguments, @Nullable Duration within) {
    List<String> chain = local.chains().current();
    if (chain.contains(child)) {
      throw CallLog.LOG.cycle(child, String.join(" -> ", chain) + " -> " + child);
    }
    Callee here = local.children().find(child);
    if (here != null && !plan.later() && !outgoing.has(child)) {
      DirectCall direct = direct(here, child, plan, arguments, chain);
      Outcome outcome = here.performNow(direct) ? direct.outcome() : null;
      if (outcome != null) {
        return outcome;
      }
    }
    return await(begin(child, plan, arguments, within, chain));
  }

  private DirectCall direct(
      Callee here, String child, CallPlan plan, @Nullable Object[] arguments, List<String> chain) {
    Class<?> type = here.bean().type();
    Target target = local.methods().find(type, plan.type(), plan.key());
    if (target == null) {
      throw CallLog.LOG.wrongType(child, type.getName());
    }
    return new DirectCall(
        child,
        plan,
        target,
        Arguments.of(local.codec(), plan, arguments),
        chain,
        local.chains(),
        endings);
  }

  /** Makes a call that nobody waits for; completed by the executor for that, never by the thread that brings the answer. */
  public CompletableFuture<@Nullable Object> callAsync(
      String child,
      Class<?> type,
      Method method,
      @Nullable Object[] arguments,
      @Nullable Duration within) {
    PendingCall call = begin(child, plans.of(type, method), arguments, within, List.of());
    CompletableFuture<@Nullable Object> result = new CompletableFuture<>();
    var unused = call.outcome()
        .whenComplete((outcome, never) -> callbacks.execute(() -> complete(result, outcome)));
    var unusedWhenCancelled = result.whenComplete((value, failed) -> {
      if (result.isCancelled()) {
        outgoing.takeBack(call);
      }
    });
    return result;
  }

  private static void complete(CompletableFuture<@Nullable Object> result, Outcome outcome) {
    try {
      result.complete(outcome.get());
    } catch (Throwable failed) {
      result.completeExceptionally(failed);
    }
  }

  /** Makes a call whose end is of no interest; a failure is logged. */
  public void cast(
      String child,
      Class<?> type,
      Method method,
      @Nullable Object[] arguments,
      @Nullable Duration within) {
    PendingCall call = begin(child, plans.of(type, method), arguments, within, List.of());
    var unused = call.outcome().thenAccept(outcome -> callbacks.execute(() -> log(child, outcome)));
  }

  private static void log(String child, Outcome outcome) {
    try {
      outcome.get();
    } catch (Throwable failed) {
      CallLog.LOG.castFailed(child, failed);
    }
  }

  private PendingCall begin(
      String child,
      CallPlan plan,
      @Nullable Object[] arguments,
      @Nullable Duration within,
      List<String> chain) {
    if (cluster.hasLostQuorum()) {
      throw CallLog.LOG.quorumLost(child);
    }
    boolean stays = local.children().find(child) != null;
    PendingCall call = new PendingCall(
        child,
        plan,
        stays
            ? Arguments.of(local.codec(), plan, arguments)
            : Arguments.encoded(local.codec(), arguments),
        local.clock().getAsLong(),
        CallOptions.nanos(allowed(plan, within)),
        chain);
    outgoing.add(call);
    return call;
  }

  private Duration allowed(CallPlan plan, @Nullable Duration within) {
    if (within != null) {
      return within;
    }
    Duration declared = plan.deadline();
    return declared == null ? deadline : declared;
  }

  private Outcome await(PendingCall call) {
    try {
      long left = call.deadline() - local.clock().getAsLong();
      return call.outcome().get(left, TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      outgoing.expire(call.child());
      call.ended(endings.late(call, cluster.self())); // has no effect, since it has ended
      return call.outcome().join();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw outgoing.takeBack(call)
          ? CallLog.LOG.interrupted(call.child())
          : CallLog.LOG.interruptedWaiting(call.child());
    }
  }
}
