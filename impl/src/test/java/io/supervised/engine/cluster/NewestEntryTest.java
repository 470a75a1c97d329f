package io.supervised.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.registry.Frames;
import java.util.List;
import org.infinispan.commons.marshall.WrappedByteArray;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.container.entries.ImmortalCacheEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Values come as the data container stores them, which is not as they were put. */
class NewestEntryTest {

  private static final CacheEntry<Object, Object> OLD = stored(1);
  private static final CacheEntry<Object, Object> NEW = stored(2);

  private static CacheEntry<Object, Object> stored(long grant) {
    return entry(new WrappedByteArray(Frames.stopped(grant)));
  }

  @SuppressWarnings("unchecked") // the entry's class has no type parameters
  private static CacheEntry<Object, Object> entry(Object value) {
    return new ImmortalCacheEntry("child", value);
  }

  private static @Nullable CacheEntry<Object, Object> merged(
      @Nullable CacheEntry<Object, Object> preferred, CacheEntry<Object, Object> other) {
    return new NewestEntry().merge(preferred, List.of(other));
  }

  @Test
  void the_newest_counts_whichever_part_it_comes_from() {
    assertThat(merged(OLD, NEW)).isSameAs(NEW);
    assertThat(merged(NEW, OLD)).isSameAs(NEW);
  }

  @Test
  void an_entry_that_one_part_alone_has_stays() {
    assertThat(merged(null, OLD)).isSameAs(OLD);
    assertThat(new NewestEntry().merge(OLD, List.of())).isSameAs(OLD);
  }

  @Test
  void values_that_were_not_wrapped_are_compared_too() {
    CacheEntry<Object, Object> plain = entry(Frames.stopped(3));
    assertThat(merged(NEW, plain)).isSameAs(plain);
  }
}
