package io.supervised.engine;

import io.supervised.ClusterNode;
import io.supervised.engine.core.Effect;
import io.supervised.engine.core.Effect.DuplicateResolved;
import io.supervised.engine.core.Effect.LeaseValid;
import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.NewLife;
import io.supervised.engine.core.Effect.QuorumChanged;
import io.supervised.engine.core.Effect.Refused;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.peer.PeerNetwork;
import io.supervised.engine.segment.SegmentHost;
import io.supervised.event.DuplicateEvent;
import io.supervised.event.QuorumEvent;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Does what the core decided: sends, starts, stops, tells. Runs on the event loop, so it never waits.
 */
final class EffectPerformer implements Consumer<Effect> {

  private final String nodeName;
  private final EventLoop loop;
  private final Instruments with;
  private final CompletableFuture<Void> joined;
  private boolean quorumLost;

  /**
   * What it works with.
   *
   * @param gone is told of lives of nodes that are over; must not wait
   */
  record Instruments(
      PeerNetwork network,
      Questions tieBreaker,
      LeaseGate gate,
      SegmentHost segments,
      Timer timer,
      EventDispatcher events,
      Consumer<List<Member>> gone) {}

  /**
   * A performer.
   *
   * @param joined completed when the node is taken in for the first time, or refused
   */
  EffectPerformer(
      String nodeName, EventLoop loop, Instruments with, CompletableFuture<Void> joined) {
    this.nodeName = nodeName;
    this.loop = loop;
    this.with = with;
    this.joined = joined;
  }

  @Override
  public void accept(Effect effect) {
    if (effect instanceof Send send) {
      send(send);
    } else if (effect instanceof LeaseValid valid) {
      with.gate().validUntil(valid.until());
      with.events().ofChild(listener -> listener.leased(valid.until().mono()));
    } else if (effect instanceof Start start) {
      with.segments().open(start.child().segment(), start.token());
    } else if (effect instanceof Stop stop) {
      with.segments().close(stop.child().segment());
    } else if (effect instanceof RestartAfter restart) {
      RestartDue due = new RestartDue(restart.child(), restart.token());
      with.timer().after(restart.millis(), () -> loop.post(due));
    } else if (effect instanceof MembersChanged change) {
      tell(change);
    } else if (effect instanceof QuorumChanged change) {
      tell(change.present());
    } else if (effect instanceof DuplicateResolved duplicate) {
      tell(duplicate);
    } else if (effect instanceof NewLife life) {
      EngineLog.LOG.leftOut(nodeName);
      with.network().become(life.self());
    } else if (effect instanceof Refused refused) {
      refuse(refused.reason());
    }
  }

  private void send(Send send) {
    if (send.to().equals(NodeId.TIE_BREAKER)) {
      with.tieBreaker().ask(send.message());
    } else {
      with.network().send(send.to(), send.message());
    }
  }

  private void tell(MembersChanged change) {
    with.gone().accept(change.gone());
    change
        .gone()
        .forEach(member -> with.events().ofNode(listener -> listener.nodeDown(member.asNode())));
    change
        .come()
        .forEach(member -> with.events().ofNode(listener -> listener.nodeUp(member.asNode())));
    if (loop.state().leads()) {
      with.events().ofNode(SupervisorListener::leads);
    }
    if (!joined.complete(null)) {
      EngineLog.LOG.membersChanged(
          nodes(change.members()), nodes(change.gone()), nodes(change.come()));
    }
  }

  /** The first quorum of a node is nothing to tell of: it has just joined. */
  private void tell(boolean quorum) {
    QuorumEvent event =
        new QuorumEvent(loop.state().self().asNode(), nodes(loop.state().members()));
    if (!quorum) {
      quorumLost = true;
      with.segments().lapsed();
      EngineLog.LOG.quorumLost(nodeName, event.members());
      with.events().ofNode(listener -> listener.quorumLost(event));
    } else if (quorumLost) {
      quorumLost = false;
      EngineLog.LOG.quorumRegained(nodeName, event.members());
      with.events().ofNode(listener -> listener.quorumRegained(event));
    }
  }

  private void tell(DuplicateResolved duplicate) {
    with.segments().runsElsewhere(duplicate.child().segment());
    with.segments().active(duplicate.child().segment(), child -> {
      DuplicateEvent event = new DuplicateEvent(
          child.name(), child.bean(), child.node(), child.token(), duplicate.stays());
      EngineLog.LOG.duplicateResolved(child.name(), nodeName, event.stopped(), event.stays());
      with.events().ofNode(listener -> listener.duplicateResolved(event));
    });
  }

  private void refuse(String reason) {
    if (!joined.completeExceptionally(EngineLog.LOG.refused(nodeName, reason))) {
      EngineLog.LOG.refusedLater(nodeName, reason);
    }
  }

  private static List<ClusterNode> nodes(List<Member> members) {
    return members.stream().map(Member::asNode).toList();
  }
}
