package io.supervised.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.engine.registry.TestFrames;
import java.util.List;
import org.infinispan.commons.marshall.WrappedByteArray;
import org.infinispan.container.entries.CacheEntry;
import org.infinispan.container.entries.ImmortalCacheEntry;
import org.infinispan.container.entries.NullCacheEntry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NewestEntryTest {

  private final NewestEntry policy = new NewestEntry();

  @Test
  void the_newest_entry_counts_whichever_part_it_comes_from() {
    byte[] older = TestFrames.running(1);
    byte[] newer = TestFrames.running(2);
    assertThat(merged(entry(older), List.of(entry(newer)))).isSameAs(newer);
    assertThat(merged(entry(newer), List.of(entry(older)))).isSameAs(newer);
    assertThat(merged(entry(older), List.of(entry(TestFrames.running(0)), entry(newer))))
        .isSameAs(newer);
  }

  @Test
  void a_tombstone_is_newer_than_the_activation_it_ends_and_older_than_the_next() {
    byte[] ended = TestFrames.stopped(1);
    byte[] next = TestFrames.running(2);
    assertThat(merged(entry(TestFrames.running(1)), List.of(entry(ended)))).isSameAs(ended);
    assertThat(merged(entry(ended), List.of(entry(TestFrames.running(1))))).isSameAs(ended);
    assertThat(merged(entry(ended), List.of(entry(next)))).isSameAs(next);
  }

  @Test
  void an_entry_that_one_part_has_and_the_other_has_not_is_kept() {
    byte[] only = TestFrames.running(1);
    assertThat(merged(entry(only), List.of())).isSameAs(only);
    assertThat(merged(entry(only), List.of(nothing()))).isSameAs(only);
    assertThat(merged(nothing(), List.of(entry(only)))).isSameAs(only);
    assertThat(merged(null, List.of(entry(only)))).isSameAs(only);
  }

  @Test
  void an_entry_of_a_newer_build_stays() {
    byte[] unreadable = TestFrames.ofNewerFormat();
    assertThat(merged(entry(unreadable), List.of(entry(TestFrames.running(7)))))
        .isSameAs(unreadable);
    assertThat(merged(entry(TestFrames.running(7)), List.of(entry(unreadable))))
        .isSameAs(unreadable);
  }

  @Test
  void entries_count_whether_they_are_wrapped_or_not() {
    CacheEntry<Object, Object> plain = plain(TestFrames.running(2));
    assertThat(policy.merge(entry(TestFrames.running(1)), List.of(plain))).isSameAs(plain);
    assertThat(policy.merge(plain, List.of(entry(TestFrames.running(1))))).isSameAs(plain);
  }

  @SuppressWarnings("unchecked")
  private static CacheEntry<Object, Object> plain(byte[] value) {
    return new ImmortalCacheEntry("cart-1", value);
  }

  @Test
  void nothing_comes_of_nothing() {
    assertThat(policy.merge(null, List.of())).isNull();
  }

  private @Nullable Object merged(
      @Nullable CacheEntry<Object, Object> preferred, List<CacheEntry<Object, Object>> others) {
    CacheEntry<Object, Object> merged = policy.merge(preferred, others);
    Object value = merged == null ? null : merged.getValue();
    return value instanceof WrappedByteArray wrapped ? wrapped.getBytes() : value;
  }

  /** As Infinispan stores it. */
  @SuppressWarnings("unchecked") // Infinispan's own entries have no type
  private static CacheEntry<Object, Object> entry(byte[] value) {
    return new ImmortalCacheEntry("cart-1", new WrappedByteArray(value));
  }

  @SuppressWarnings("unchecked")
  private static CacheEntry<Object, Object> nothing() {
    return NullCacheEntry.getInstance();
  }
}
