package io.supervised.engine.cluster;

import io.supervised.engine.core.GridView;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.remoting.transport.Address;
import org.infinispan.topology.CacheTopology.Phase;

/** What the core and the registry are told of a topology. */
final class GridViews {

  private GridViews() {}

  /**
   * A topology as far as its members can be heard. Whoever can't be does not hold up a write, and stays in the topology a while longer: the
   * topology alone would say that it has got what it has not.
   *
   * @param heard the members of the cluster
   */
  static GridView of(LocalizedCacheTopology topology, Collection<Address> heard) {
    GridView all = of(topology);
    Set<UUID> members = heard.stream().map(Caches::uuid).collect(Collectors.toSet());
    members.retainAll(all.members());
    return new GridView(all.topology(), members);
  }

  /** While two parts that have met still compare what they know, nobody can say what a member has: there are no members then. */
  static GridView of(LocalizedCacheTopology topology) {
    Set<UUID> members = topology.getPhase() == Phase.CONFLICT_RESOLUTION
        ? Set.of()
        : topology.getActualMembers().stream().map(Caches::uuid).collect(Collectors.toSet());
    return new GridView(topology.getTopologyId(), members);
  }
}
