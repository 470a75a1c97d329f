package io.supervised.engine.cluster;

import io.supervised.engine.registry.ChildFrame;
import java.util.List;
import org.infinispan.conflict.EntryMergePolicy;
import org.infinispan.container.entries.CacheEntry;
import org.jspecify.annotations.Nullable;

/** When two parts of a cluster meet again, the newest entry of a child counts, whichever part it comes from. */
final class NewestEntry implements EntryMergePolicy<String, byte[]> {

  @Override
  public @Nullable CacheEntry<String, byte[]> merge(
      @Nullable CacheEntry<String, byte[]> preferred, List<CacheEntry<String, byte[]>> others) {
    CacheEntry<String, byte[]> newest = preferred;
    for (CacheEntry<String, byte[]> other : others) {
      byte[] value = newest == null ? null : newest.getValue();
      if (other != null
          && other.getValue() != null
          && ChildFrame.isNewer(other.getValue(), value)) {
        newest = other;
      }
    }
    return newest;
  }
}
