package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SerializationException;
import io.supervised.engine.codec.AllowList;
import io.supervised.engine.codec.Codec;
import io.supervised.engine.codec.References;
import java.io.Serializable;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentValuesTest {

  private final Codec codec = codec(List.of("io.supervised.engine.*"));
  private final ArgumentValues values = new ArgumentValues(codec);

  private static Codec codec(List<String> allowed) {
    return new Codec(
        AllowList.of(List.of(), allowed),
        ArgumentValuesTest.class.getClassLoader(),
        1 << 20,
        References.NONE);
  }

  private byte[] bytes(Object... arguments) {
    return codec.encode(arguments, "argument");
  }

  private static Set<String> set(String... elements) {
    return new LinkedHashSet<>(Arrays.asList(elements));
  }

  private static <V> Map<String, V> map(String first, V one, String second, V other) {
    Map<String, V> map = new LinkedHashMap<>();
    map.put(first, one);
    map.put(second, other);
    return map;
  }

  @SuppressWarnings("ArrayRecordComponent") // as users may do
  record Price(String currency, int[] amounts) implements Serializable {}

  static final class Plain implements Serializable {
    private static final long serialVersionUID = 1L;
    final String text;

    Plain(String text) {
      this.text = text;
    }
  }

  static final class Silent implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      throw new IllegalStateException("no text");
    }
  }

  @Test
  void sets_and_maps_are_equal_in_whatever_order_they_were_written() {
    byte[] one = bytes(set("a", "b"), map("x", 1, "y", 2));
    byte[] other = bytes(set("b", "a"), map("y", 2, "x", 1));
    assertThat(one).isNotEqualTo(other);
    assertThat(values.equal(one, other)).isTrue();
    assertThat(values.equal(one, bytes(set("b", "c"), map("y", 2, "x", 1)))).isFalse();
    assertThat(values.equal(one, bytes(set("b", "a"), map("y", 2, "x", 3)))).isFalse();
    assertThat(values.equal(one, bytes(set("b", "a")))).isFalse();
  }

  @Test
  void arrays_are_equal_by_what_is_in_them_wherever_they_are() {
    byte[] one = bytes(List.of(new int[] {1}), map("x", new int[] {1}, "y", new int[] {2}));
    byte[] other = bytes(List.of(new int[] {1}), map("y", new int[] {2}, "x", new int[] {1}));
    assertThat(one).isNotEqualTo(other);
    assertThat(values.equal(one, other)).isTrue();
    assertThat(values.equal(
            one, bytes(List.of(new int[] {2}), map("y", new int[] {2}, "x", new int[] {1}))))
        .isFalse();
  }

  @Test
  void what_has_no_equals_of_its_own_is_equal_by_its_bytes() {
    byte[] one = bytes(new Plain("a"), new Price("EUR", new int[] {1}), set("a", "b"));
    byte[] other = bytes(new Plain("a"), new Price("EUR", new int[] {1}), set("b", "a"));
    assertThat(values.equal(one, other)).isTrue();
    assertThat(values.equal(
            one, bytes(new Plain("b"), new Price("EUR", new int[] {1}), set("b", "a"))))
        .isFalse();
    assertThat(values.equal(
            one, bytes(new Plain("a"), new Price("EUR", new int[] {2}), set("b", "a"))))
        .isFalse();
  }

  @Test
  void a_class_that_may_not_be_read_is_not_read_to_compare_it() {
    byte[] one = bytes(new Plain("a"));
    byte[] other = bytes(new Plain("b"));
    ArgumentValues strict = new ArgumentValues(codec(List.of()));
    assertThatThrownBy(() -> strict.equal(one, other)).isInstanceOf(SerializationException.class);
    assertThat(strict.equal(one, one.clone())).isTrue();
    assertThat(strict.text(one)).contains("bytes", "can't be read on this node");
  }

  @Test
  void they_read_as_what_they_are_in_a_bounded_length() {
    assertThat(values.text(bytes("EUR", Duration.ofSeconds(3), new int[] {1, 2}, "a\nb")))
        .isEqualTo("[EUR, PT3S, [1, 2], a?b]");
    assertThat(values.text(new byte[0])).isEqualTo("[]");
    String long1 = values.text(bytes("x".repeat(10_000) + "1"));
    String long2 = values.text(bytes("x".repeat(10_000) + "2"));
    assertThat(long1).startsWith("[xxx").hasSizeLessThan(300).isNotEqualTo(long2);
    assertThat(values.text(bytes(new Silent()))).contains("bytes");
  }
}
