package io.supervised.engine.cluster;

import io.supervised.engine.core.Placement;

/** What the cluster tells its node; called on threads of Infinispan, so an implementation only hands over. */
public interface ClusterEvents {

  /** The consistent hash is another one now. */
  void hashChanged(Placement placement);
}
