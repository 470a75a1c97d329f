package io.supervised.engine.cluster;

import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.View;
import java.util.List;

/** What the cluster tells its node; called on threads of JGroups and Infinispan, so an implementation only hands over. */
public interface ClusterEvents {

  void viewInstalled(View view);

  void received(NodeId from, Message message);

  /** The primary of each segment changed for some. */
  void hashChanged(List<NodeId> primaries);
}
