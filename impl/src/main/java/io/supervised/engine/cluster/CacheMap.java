package io.supervised.engine.cluster;

import io.supervised.engine.registry.ReplicatedMap;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import org.infinispan.Cache;
import org.jspecify.annotations.Nullable;

/** The children's states in a cache. */
final class CacheMap implements ReplicatedMap {

  private final Cache<String, byte[]> cache;

  CacheMap(Cache<String, byte[]> cache) {
    this.cache = cache;
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
  public void observe(Observer observer) {
    cache.addListener(new EntryListener(observer));
  }
}
