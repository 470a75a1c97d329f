package io.supervised.engine.cluster;

import io.supervised.engine.registry.ChildFrame;
import java.util.List;
import org.infinispan.commons.marshall.WrappedByteArray;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/**
 * When two parts of a cluster meet again, the newest entry of a child counts, whichever part it comes from. Infinispan asks with
 * entries as it stores them, so with arrays that are wrapped.
 */
final class NewestEntry implements EntryMergePolicy<Object, Object> {

  @Override
  public @Nullable CacheEntry<Object, Object> merge(
      @Nullable CacheEntry<Object, Object> preferred, List<CacheEntry<Object, Object>> others) {
    CacheEntry<Object, Object> newest = preferred;
    for (CacheEntry<Object, Object> other : others) {
      byte[] frame = frame(other);
      if (frame != null && ChildFrame.isNewer(frame, frame(newest))) {
        newest = other;
      }
    }
    return newest;
  }

  private static byte @Nullable [] frame(@Nullable CacheEntry<Object, Object> entry) {
    Object value = entry == null ? null : entry.getValue();
    return value instanceof WrappedByteArray wrapped ? wrapped.getBytes() : (byte[]) value;
  }
}
