package io.supervised.engine.cluster;

import org.infinispan.Cache;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.distribution.ch.ConsistentHash;
import org.infinispan.distribution.ch.impl.ConsistentHashFactory;
import org.infinispan.notifications.Listener;
import org.infinispan.notifications.cachelistener.annotation.TopologyChanged;
import org.infinispan.notifications.cachelistener.event.TopologyChangedEvent;

/** Tells the hash of the newest topology, whatever phase it is in: to the core it is a wish. */
@Listener
public final class HashListener {

  private final Cache<String, byte[]> cache;
  private final ConsistentHashFactory<ConsistentHash> factory;
  private final ClusterEvents events;

  HashListener(
      Cache<String, byte[]> cache,
      ConsistentHashFactory<ConsistentHash> factory,
      ClusterEvents events) {
    this.cache = cache;
    this.factory = factory;
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
    events.gridChanged(
        new HashPlacement<>(topology.getReadConsistentHash(), factory), GridViews.of(topology));
  }
}
