package io.supervised.engine.cluster;

import io.supervised.engine.core.NodeId;
import java.util.ArrayList;
import java.util.List;
import org.infinispan.Cache;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.TopologyChanged;
import org.infinispan.notifications.cachelistener.event.TopologyChangedEvent;

/** Tells the primaries of the newest topology, whatever phase it is in: to the core they are a wish. */
@Listener
public final class HashListener {

  private final Cache<String, byte[]> cache;
  private final ClusterEvents events;

  HashListener(Cache<String, byte[]> cache, ClusterEvents events) {
    this.cache = cache;
    this.events = events;
  }

  @TopologyChanged
  public void changed(TopologyChangedEvent<String, byte[]> event) {
    if (!event.isPre()) {
      tell();
    }
  }

  /** Reads and tells under one lock, so that an older topology is never told after a newer one. */
  synchronized void tell() {
    LocalizedCacheTopology topology =
        cache.getAdvancedCache().getDistributionManager().getCacheTopology();
    List<NodeId> primaries = new ArrayList<>(topology.getNumSegments());
    for (int segment = 0; segment < topology.getNumSegments(); segment++) {
      primaries.add(Caches.id(topology.getSegmentDistribution(segment).primary()));
    }
    events.hashChanged(primaries);
  }
}
