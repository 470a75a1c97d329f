package io.supervised.engine.cluster;

import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ReplicatedMap;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.CacheStream;
import org.infinispan.commons.util.IntSets;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.context.Flag;
import org.infinispan.distribution.LocalizedCacheTopology;
import org.infinispan.remoting.transport.Address;
import org.jspecify.annotations.Nullable;

/** The children's states in a cache. */
final class CacheMap implements ReplicatedMap {

  private final Cache<String, byte[]> cache;
  private final boolean replicated;
  private volatile @Nullable Seen seen;

  /** A topology and who can be heard, and what it means to the core: it is looked at with each write, and seldom another one. */
  private record Seen(LocalizedCacheTopology topology, List<Address> heard, GridView view) {}

  /**
   * A map.
   *
   * @param replicated whether every member has every entry
   */
  CacheMap(Cache<String, byte[]> cache, boolean replicated) {
    this.cache = cache;
    this.replicated = replicated;
  }

  @Override
  public CompletionStage<Boolean> replace(String key, byte @Nullable [] expected, byte[] next) {
    return expected == null
        ? cache.putIfAbsentAsync(key, next).thenApply(present -> present == null)
        : cache.replaceAsync(key, expected, next);
  }

  @Override
  public byte @Nullable [] get(String key) {
    return cache.get(key);
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> action) {
    cache.forEach(action);
  }

  @Override
  public void forEachIn(int segment, BiConsumer<String, byte[]> action) {
    AdvancedCache<String, byte[]> read = replicated
        ? cache.getAdvancedCache().withFlags(Flag.CACHE_MODE_LOCAL)
        : cache.getAdvancedCache();
    try (CacheStream<CacheEntry<String, byte[]>> entries =
        read.cacheEntrySet().stream().filterKeySegments(IntSets.immutableSet(segment))) {
      entries.iterator().forEachRemaining(entry -> action.accept(entry.getKey(), entry.getValue()));
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // cheap, and never says the same of two that differ
  public GridView view() {
    LocalizedCacheTopology topology =
        cache.getAdvancedCache().getDistributionManager().getCacheTopology();
    List<Address> heard = cache.getCacheManager().getMembers();
    Seen last = seen;
    if (last == null || last.topology() != topology || last.heard() != heard) {
      last = new Seen(topology, heard, GridViews.of(topology, heard));
      seen = last; // whoever else does so sees the same
    }
    return last.view();
  }

  @Override
  public void observe(Observer observer) {
    cache.addListener(new EntryListener(observer));
  }
}
