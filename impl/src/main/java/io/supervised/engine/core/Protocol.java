package io.supervised.engine.core;

import io.supervised.engine.core.Input.ChildEnded;
import io.supervised.engine.core.Input.ChildStarted;
import io.supervised.engine.core.Input.HashChanged;
import io.supervised.engine.core.Input.Leave;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Input.ViewInstalled;
import io.supervised.engine.core.Message.Grant;
import io.supervised.engine.core.Message.Install;
import io.supervised.engine.core.Message.Leaving;
import io.supervised.engine.core.Message.Move;
import io.supervised.engine.core.Message.Prepare;
import io.supervised.engine.core.Message.Promise;
import io.supervised.engine.core.Message.Ready;
import io.supervised.engine.core.Message.Refuse;
import io.supervised.engine.core.Message.Release;
import io.supervised.engine.core.Message.Table;

/**
 * The protocol as one function.
 *
 * <p>Who should run a child: the primary of its segment by the consistent hash, as the leader of the epoch sees it. Who
 * does: the one holder of the segment. The leader closes the difference by MOVE → RELEASE → GRANT, so that within an
 * epoch a segment has one holder at most, and a new leader begins from what its members report to hold.
 *
 * <p>Not decided here yet: leases, fencing and the agreement of a quorum. A node that is cut off or paused, and excluded
 * from the view of the others, goes on running its children until the views merge; then the later grant wins.
 */
public final class Protocol {

  private Protocol() {}

  /** Total and deterministic: an input that makes no sense in this state changes nothing. */
  public static Step step(State state, Input input) {
    if (input instanceof Received received) {
      return receive(state, received.from(), received.message());
    } else if (input instanceof ViewInstalled installed) {
      return EpochChange.viewInstalled(state, installed.view(), installed.wallMillis());
    } else if (input instanceof HashChanged changed) {
      return Leader.hashChanged(state, changed.primaries());
    } else if (input instanceof ChildStarted started) {
      return Holder.started(state, started.child(), started.token());
    } else if (input instanceof ChildEnded ended) {
      return Holder.ended(state, ended.child(), ended.token(), ended.activeMillis());
    } else if (input instanceof RestartDue due) {
      return Holder.restart(state, due.child(), due.token());
    } else if (input instanceof Tick) {
      return EpochChange.insist(state);
    } else if (input instanceof Leave) {
      return Holder.leave(state);
    }
    throw new IllegalArgumentException("unknown input " + input);
  }

  private static Step receive(State state, NodeId from, Message message) {
    if (message instanceof Ready ready) {
      return EpochChange.ready(state, from, ready);
    } else if (message instanceof Prepare prepare) {
      return EpochChange.prepared(state, from, prepare);
    } else if (message instanceof Promise promise) {
      return EpochChange.promised(state, from, promise);
    } else if (message instanceof Install install) {
      return EpochChange.installed(state, from, install);
    } else if (message instanceof Refuse refuse) {
      return EpochChange.refused(state, from, refuse);
    } else if (message instanceof Move move) {
      return Holder.asked(state, from, move);
    } else if (message instanceof Release release) {
      return Leader.released(state, from, release);
    } else if (message instanceof Grant grant) {
      return Holder.granted(state, from, grant);
    } else if (message instanceof Leaving leaving) {
      return Leader.leaving(state, from, leaving);
    } else if (message instanceof Table table) {
      return Holder.told(state, from, table);
    }
    throw new IllegalArgumentException("unknown message " + message);
  }
}
