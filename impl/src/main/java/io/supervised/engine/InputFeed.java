package io.supervised.engine;

import io.supervised.engine.cluster.ClusterEvents;
import io.supervised.engine.core.Input.HashChanged;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.ViewInstalled;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.View;
import java.time.Clock;
import java.util.List;

/** Turns what the cluster tells into inputs of the core. */
record InputFeed(EventLoop loop, Clock clock) implements ClusterEvents {

  @Override
  public void viewInstalled(View view) {
    loop.post(new ViewInstalled(view, clock.millis()));
  }

  @Override
  public void received(NodeId from, Message message) {
    loop.post(new Received(from, message));
  }

  @Override
  public void hashChanged(List<NodeId> primaries) {
    loop.post(new HashChanged(primaries));
  }
}
