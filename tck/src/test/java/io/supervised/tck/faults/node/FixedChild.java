package io.supervised.tck.faults.node;

import io.supervised.ChildContext;
import io.supervised.ClusterNode;
import io.supervised.Scheduled;
import io.supervised.Token;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** A child as a test wants it. */
record FixedChild(int index, Token token, boolean isActive) implements ChildContext {

  @Override
  public String name() {
    return "worker-" + index;
  }

  @Override
  public List<Object> arguments() {
    return List.of();
  }

  @Override
  public String supervisor() {
    return "";
  }

  @Override
  public ClusterNode node() {
    return new ClusterNode("a", new UUID(1, 1));
  }

  @Override
  public Scheduled schedule(Duration delay, Runnable task) {
    throw new UnsupportedOperationException("nothing runs by the clock here");
  }

  @Override
  public Scheduled scheduleEvery(Duration period, Runnable task) {
    throw new UnsupportedOperationException("nothing runs by the clock here");
  }
}
