package io.supervised.engine;

import io.supervised.ClusterNode;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.cluster.Cluster;
import io.supervised.engine.core.Effect;
import io.supervised.engine.core.Effect.MembersChanged;
import io.supervised.engine.core.Effect.Refused;
import io.supervised.engine.core.Effect.RestartAfter;
import io.supervised.engine.core.Effect.Send;
import io.supervised.engine.core.Effect.Start;
import io.supervised.engine.core.Effect.Stop;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.RestartDue;
import io.supervised.engine.core.Member;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Does what the core decided: sends, starts, stops, tells. Runs on the event loop, so it never waits.
 *
 * @param joined completed when the node is taken in for the first time, or refused
 */
record EffectPerformer(
    ClusterNode self,
    EventLoop loop,
    Cluster cluster,
    ChildHost host,
    Timer timer,
    EventDispatcher events,
    CompletableFuture<Void> joined)
    implements Consumer<Effect> {

  @Override
  public void accept(Effect effect) {
    if (effect instanceof Send send) {
      send(send);
    } else if (effect instanceof Start start) {
      host.start(start.child(), start.token());
    } else if (effect instanceof Stop stop) {
      host.stop(stop.child(), stop.token());
    } else if (effect instanceof RestartAfter restart) {
      RestartDue due = new RestartDue(restart.child(), restart.token());
      timer.after(restart.millis(), () -> loop.post(due));
    } else if (effect instanceof MembersChanged change) {
      tell(change);
    } else if (effect instanceof Refused refused) {
      refuse(refused.reason());
    }
  }

  private void send(Send send) {
    if (send.to().incarnation().equals(self.incarnation())) {
      loop.post(new Received(send.to(), send.message()));
    } else {
      cluster.send(send.to(), send.message());
    }
  }

  private void tell(MembersChanged change) {
    change.gone().forEach(member -> events.ofNode(listener -> listener.nodeDown(member.asNode())));
    change.come().forEach(member -> events.ofNode(listener -> listener.nodeUp(member.asNode())));
    if (!joined.complete(null)) {
      EngineLog.LOG.membersChanged(
          nodes(change.members()), nodes(change.gone()), nodes(change.come()));
    }
  }

  private void refuse(String reason) {
    if (!joined.completeExceptionally(EngineLog.LOG.refused(self.name(), reason))) {
      EngineLog.LOG.refusedLater(self.name(), reason);
    }
  }

  private static List<ClusterNode> nodes(List<Member> members) {
    return members.stream().map(Member::asNode).toList();
  }
}
