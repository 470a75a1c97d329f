package io.supervised.engine.cluster;

import io.supervised.engine.registry.ReplicatedMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.infinispan.Cache;
import org.infinispan.context.Flag;
import org.jspecify.annotations.Nullable;

/** The children's states in a cache. */
final class CacheMap implements ReplicatedMap {

  private final Cache<String, byte[]> cache;
  private final Cache<String, byte[]> writes;

  CacheMap(Cache<String, byte[]> cache) {
    this.cache = cache;
    this.writes = cache.getAdvancedCache().withFlags(Flag.IGNORE_RETURN_VALUES);
  }

  @Override
  public void putAll(Map<String, byte[]> entries) {
    writes.putAll(entries);
  }

  @Override
  public byte @Nullable [] get(String key) {
    return cache.get(key);
  }

  @Override
  public void forEach(BiConsumer<String, byte[]> action) {
    cache.forEach(action);
  }
}
