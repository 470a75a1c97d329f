package io.supervised.engine.call;

import io.supervised.engine.core.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nodes that come and go no more. */
record FixedCluster(NodeId self, List<NodeId> members, Map<String, NodeId> hosts)
    implements Whereabouts {

  @Override
  public @Nullable NodeId hostOf(String child) {
    return hosts.get(child);
  }

  @Override
  public boolean lacks(String child) {
    return false;
  }

  @Override
  public Optional<String> givenUp(String name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> elsewhere(String child) {
    return Optional.empty();
  }

  @Override
  public void learn(String child, String where) {
    throw new AssertionError("nothing is elsewhere");
  }

  @Override
  public void forget(String child) {
    // nothing is elsewhere
  }

  @Override
  public boolean hasLostQuorum() {
    return false;
  }

  @Override
  public UUID addressOf(NodeId node) {
    return node.incarnation();
  }

  @Override
  public String nameOf(NodeId node) {
    return node.toString();
  }
}
