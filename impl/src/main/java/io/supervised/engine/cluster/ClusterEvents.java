package io.supervised.engine.cluster;

import io.supervised.engine.core.GridView;
import io.supervised.engine.core.Placement;

/** What the cluster tells its node; called on threads of Infinispan, so an implementation only hands over. */
public interface ClusterEvents {

  /** The grid has other members now, or another consistent hash. */
  void gridChanged(Placement placement, GridView grid);
}
