package io.supervised.engine;

import io.supervised.engine.call.CallExchange;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.core.Input.End;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.State;
import io.supervised.engine.core.State.Standing;
import io.supervised.engine.segment.SegmentPlan;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * How a node leaves in order: its children, to others if there are any, then the calls to it, then the membership. Each step has an end,
 * whatever happens. An interrupt ends the hand-over alone: a node that left its children running would have others run them as well.
 */
record Leaving(
    String node,
    Configuration configuration,
    EventLoop loop,
    ChildHost children,
    CallExchange calls,
    Draining draining) {

  private static final Duration PATIENCE_WITH_CALLERS = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  /** Has others take over what runs here, for as long as is configured and nobody interrupts it, if there are others and this node has a say. */
  void handOver() {
    Duration timeout = configuration.rebalance().drainTimeout();
    long deadline = System.nanoTime() + timeout.toNanos();
    if (timeout.isZero() || !loop.state().hasQuorum()) {
      return;
    }
    CompletableFuture<Void> drained = draining.begin();
    try {
      while (!drained.isDone() && loop.state().hasQuorum()) {
        if (System.nanoTime() - deadline >= 0) {
          OperationLog.LOG.notTakenOver(node, timeout);
          return;
        }
        loop.await(state -> drained.isDone(), LOOK_AGAIN);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops the children and gives up their segments, for as long as the slowest of them may take. */
  void stopChildren() {
    Duration stop = configuration.childStopTimeout();
    Duration patience =
        children.longestStop(stop).plus(SegmentPlan.patienceWithStates(stop)).plusSeconds(1);
    loop.post(new Leave());
    if (!loop.awaitInSpite(State::hasNothingLeftToStop, patience)) {
      EngineLog.LOG.leavesUntidily(node, patience);
    }
  }

  /** Nobody's call to this node shall be called unknown because the node left before an answer came. */
  void endCalls() {
    CompletableFuture<Void> noted = calls.leave();
    var unused = noted.whenComplete((none, failure) -> loop.wake());
    if (!loop.awaitInSpite(state -> noted.isDone(), PATIENCE_WITH_CALLERS)) {
      EngineLog.LOG.debugf("node '%s' leaves before all others have noted it", node);
    }
  }

  /** Waits for an epoch without this node for as long as a lease may last; then it says farewell to whoever hears it. */
  void depart() {
    Duration patience = configuration.ownership().lease();
    if (!loop.awaitInSpite(state -> state.standing() == Standing.GONE, patience)) {
      loop.post(new End());
      loop.awaitInSpite(state -> state.standing() == Standing.GONE, Duration.ofSeconds(1));
    }
  }
}
