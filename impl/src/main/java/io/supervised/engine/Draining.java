package io.supervised.engine;

import io.supervised.engine.core.Input.Drain;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Has the others take over what they may have of this node, and looks whether they have; or takes that back. If nobody is left who may
 * take anything, the node goes on as before. Thread-safe.
 */
final class Draining {

  private static final long LOOK_AGAIN_MILLIS = 20;

  private final String node;
  private final EventLoop loop;
  private final Timer timer;
  private final Executor callbacks;
  private @Nullable CompletableFuture<Void> drained;

  Draining(String node, EventLoop loop, Timer timer, Executor callbacks) {
    this.node = node;
    this.loop = loop;
    this.timer = timer;
    this.callbacks = callbacks;
  }

  /** Completed once nothing that others may have runs here; the same while it is under way or done. */
  synchronized CompletableFuture<Void> begin() {
    CompletableFuture<Void> present = drained;
    State state = loop.state();
    boolean refilled = !state.isDrained(); // if nobody else was left for a time
    if (present != null && !(present.isDone() && refilled)) {
      return present;
    }
    if (!hasHeirs(state)) {
      return CompletableFuture.failedFuture(nobody(state));
    }
    CompletableFuture<Void> begun = new CompletableFuture<>();
    drained = begun;
    loop.post(new Drain(true));
    timer.after(LOOK_AGAIN_MILLIS, () -> look(begun));
    return begun;
  }

  /** The node takes its share again. */
  synchronized void resume() {
    end("it was taken back");
    loop.post(new Drain(false));
  }

  /** The node has left. */
  synchronized void close() {
    end("the node has left");
  }

  private void end(String why) {
    CompletableFuture<Void> present = drained;
    drained = null;
    if (present != null && !present.isDone()) {
      callbacks.execute(() -> present.completeExceptionally(EngineLog.LOG.drainEnded(node, why)));
    }
  }

  private synchronized void look(CompletableFuture<Void> begun) {
    State state = loop.state();
    if (drained != begun) {
      return;
    }
    if (state.isDrained()) {
      EngineLog.LOG.drained(node);
      callbacks.execute(() -> begun.complete(null));
    } else if (!hasHeirs(state)) {
      drained = null;
      loop.post(new Drain(false));
      callbacks.execute(() -> begun.completeExceptionally(nobody(state)));
    } else {
      timer.after(LOOK_AGAIN_MILLIS, () -> look(begun));
    }
  }

  private RuntimeException nobody(State state) {
    return EngineLog.LOG.nobodyToDrainTo(
        node, state.members().stream().map(member -> member.asNode()).toList());
  }

  /** Whether there is somebody else who may have anything at all. */
  private static boolean hasHeirs(State state) {
    NodeId self = state.self().id();
    return state.destinations().values().stream().anyMatch(other -> !other.equals(self));
  }
}
