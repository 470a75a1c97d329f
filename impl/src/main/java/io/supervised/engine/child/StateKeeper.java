package io.supervised.engine.child;

import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.state.Snapshot;
import io.supervised.engine.state.StateRules;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Gives an instance the state that was left to it, and leaves its own to the next one. Thread-safe. */
final class StateKeeper {

  private static final CompletableFuture<Boolean> KEPT = CompletableFuture.completedFuture(true);
  private static final CompletableFuture<Boolean> NOT_KEPT =
      CompletableFuture.completedFuture(false);

  private final LiveChild child;
  private final StateRules rules;
  private final Codec codec;
  private final ChildReports reports;
  private @Nullable Instance subject;
  private Snapshot last = Snapshot.NONE;
  private volatile CompletableFuture<Boolean> lastKept = KEPT;
  private volatile boolean impatient;

  StateKeeper(LiveChild child, StateRules rules, ChildHost host) {
    this.child = child;
    this.rules = rules;
    this.codec = host.states();
    this.reports = host.reports();
  }

  StateRules rules() {
    return rules;
  }

  /** Restores an instance, which nobody else has seen yet. Throws whatever its code throws. */
  void restore(Instance created) throws Exception {
    Snapshot left = child.plan().state().get();
    if (!left.isNone()) {
      rules.restore(created, left, codec);
    }
    begin(created, left);
  }

  /** What was found here may have come no further, if its writer has died meanwhile: it counts as known to none. */
  private synchronized void begin(Instance restored, Snapshot from) {
    subject = restored;
    last = from;
    lastKept = NOT_KEPT;
  }

  /** Takes a snapshot, and has it kept if it differs from the last one; throws whatever the code of the instance throws. */
  synchronized CompletableFuture<Boolean> keep() throws Exception {
    if (child.hasCrashed()) {
      return NOT_KEPT; // what another call has left in the middle
    }
    if (subject != null) {
      Snapshot now = rules.take(subject, codec);
      if (!isLast(now)) {
        last = now;
        lastKept = reports.keep(child, now).toCompletableFuture();
        if (impatient) {
          lastKept.complete(false);
        }
      }
    }
    return lastKept;
  }

  private boolean isLast(Snapshot now) {
    boolean failed = lastKept.isDone() && !isTrue(lastKept);
    return !failed && now.version() == last.version() && Arrays.equals(now.bytes(), last.bytes());
  }

  private static boolean isTrue(Future<Boolean> done) {
    try {
      return done.get();
    } catch (ExecutionException failed) {
      return false;
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Keeps what a call has left, and waits until all members have it.
   *
   * @throws io.supervised.OutcomeUnknownException if that is not known
   */
  void keepAfterCall() {
    Future<Boolean> kept;
    try {
      kept = keep();
    } catch (Exception | Error failed) {
      child.stateNotKept(failed);
      throw unknown(Thrown.text(failed));
    }
    if (!isTrue(kept)) {
      throw unknown(
          child.hasCrashed()
              ? "the child has crashed in another call, and goes on from what was kept before"
              : "the others may not have it, since this node has lost its lease or segment, or the data grid took too long");
    }
  }

  /** The time to stop is over: whoever waits for others to have the state waits no longer. It is written nevertheless. */
  void giveUp() {
    impatient = true;
    lastKept.complete(false);
  }

  RuntimeException unknown(String why) {
    return ChildLog.LOG.notKept(child.plan().name(), child.node(), why);
  }

  /** Keeps what there is at the moment, and waits for nobody. */
  void keepByTheClock() throws InvocationTargetException {
    try {
      var unused = keep();
    } catch (Exception failed) {
      throw new InvocationTargetException(failed);
    }
  }

  /** Keeps what the instance leaves at its orderly end; somebody else waits until all members have it. */
  void keepAtEnd() {
    try {
      var unused = keep();
    } catch (Exception | Error failed) {
      ChildLog.LOG.stateNotKept(
          child.plan().name(), child.node(), child.token(), Thrown.printable(failed));
    }
  }
}
