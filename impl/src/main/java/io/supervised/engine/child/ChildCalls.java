package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.RunningCalls.Running;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The calls of one activation: those that wait, those that run, and what is done about those that do not end. Thread-safe. */
final class ChildCalls {

  private final LiveChild child;
  private final Permission permission;
  private final LogContext log;
  private final Supplier<@Nullable Instance> callable;
  private final Mailbox mailbox;
  private final RunningCalls running = new RunningCalls();

  /**
   * No calls yet.
   *
   * @param callable gives the instance while it can be called
   */
  ChildCalls(
      LiveChild child, ChildHost host, LogContext log, Supplier<@Nullable Instance> callable) {
    this.child = child;
    this.permission = host.permission();
    this.log = log;
    this.callable = callable;
    this.mailbox =
        new Mailbox(host.mailboxCapacity(), host.threads().calls(), call -> handle(call, true));
  }

  void take(Delivery call) {
    mailbox.add(call);
  }

  /** In the caller's thread; false if it has to wait, or be refused. */
  boolean performNow(Delivery call) {
    return call.isConcurrent() ? performBeside(call) : performAlone(call);
  }

  private boolean performAlone(Delivery call) {
    if (!mailbox.enter()) {
      return false;
    }
    try {
      handle(call, false);
    } finally {
      mailbox.leave();
    }
    return true;
  }

  private boolean performBeside(Delivery call) {
    if (!mailbox.enterBeside()) {
      return false;
    }
    try {
      handle(call, false);
    } finally {
      mailbox.leaveBeside();
    }
    return true;
  }

  /** Never throws, or the mailbox would stand still. */
  private void handle(Delivery call, boolean onOurThread) {
    try {
      performOrRefuse(call, onOurThread);
    } catch (RuntimeException | Error failed) {
      ChildLog.LOG.callBroken(child.plan().name(), failed);
    }
  }

  private void performOrRefuse(Delivery call, boolean onOurThread) {
    Instance instance = callable.get();
    if (instance == null) {
      call.refuse(Refusal.NOT_HERE);
    } else if (!permission.isValid()) {
      call.refuse(Refusal.NO_LEASE);
    } else {
      perform(call, instance, onOurThread);
    }
  }

  private void perform(Delivery call, Instance instance, boolean onOurThread) {
    Running begun = running.begin(call.isConcurrent(), onOurThread);
    LogContext before = log.enter();
    try {
      call.perform(instance);
    } finally {
      LogContext.leave(before);
      running.end(begun);
    }
  }

  /** Reports calls that take too long, each once, and replaces the child if one takes longer than that. */
  void lookForStuck(CallPatience patience) {
    running.forEach(call -> {
      if (patience.isStuck(call.nanos()) && call.isNews()) {
        ChildLog.LOG.stuck(
            child.plan().name(),
            child.node(),
            child.token(),
            seconds(call),
            StackOf.thread(call.thread()));
      }
      if (patience.isOver(call.nanos())) {
        child.replace(seconds(call), StackOf.thread(call.thread()));
      }
    });
  }

  private static Duration seconds(Running call) {
    return Duration.ofNanos(call.nanos()).truncatedTo(ChronoUnit.SECONDS);
  }

  // ---- at the end

  /** Refuses what waits and what comes from now on. */
  void close() {
    mailbox.close();
  }

  boolean areRunning() {
    return mailbox.isBusy();
  }

  void awaitEnd() throws InterruptedException {
    mailbox.awaitIdle();
  }

  /** Interrupts those that do not run in a caller's own thread. */
  void interrupt() {
    running.interrupt();
  }

  /** The thread of one that runs, or null. */
  @Nullable
  Thread thread() {
    Thread[] one = {null};
    running.forEach(call -> one[0] = call.thread());
    return one[0];
  }
}
