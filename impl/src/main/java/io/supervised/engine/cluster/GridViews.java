package io.supervised.engine.cluster;

import io.supervised.engine.core.GridView;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.topology.CacheTopology.Phase;

/** What the core and the registry are told of a topology. */
final class GridViews {

  private GridViews() {}

  /** While two parts that have met still compare what they know, nobody can say what a member has: there are no members then. */
  static GridView of(LocalizedCacheTopology topology) {
    Set<UUID> members = topology.getPhase() == Phase.CONFLICT_RESOLUTION
        ? Set.of()
        : topology.getActualMembers().stream().map(Caches::uuid).collect(Collectors.toSet());
    return new GridView(topology.getTopologyId(), members);
  }
}
