package io.supervised.engine.cluster;

import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ReplicatedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.infinispan.AdvancedCache;
import org.infinispan.Cache;
import org.infinispan.CacheStream;
import org.infinispan.commons.util.IntSets;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.context.Flag;
import org.jspecify.annotations.Nullable;

/** The children's states in a cache. */
final class CacheMap implements ReplicatedMap {

  private final Cache<String, byte[]> cache;
  private final boolean replicated;

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
  public GridView view() {
    return GridViews.of(cache);
  }

  @Override
  public void observe(Observer observer) {
    cache.addListener(new EntryListener(observer));
  }
}
