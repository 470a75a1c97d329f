package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values that need no object stream. */
class ShortFormTest {

  private static final byte STREAM = (byte) 0xAC;

  static Stream<Object> frequentValues() {
    return Stream.of(
        "",
        "plain",
        "gr\u00fc\u00df dich",
        "\u65e5\u672c\u8a9e",
        "\uD83D\uDE00 smile",
        "\uD800 a surrogate alone",
        "0123456789".repeat(2_000),
        true,
        false,
        'x',
        '\uFFFF',
        Byte.MIN_VALUE,
        Short.MAX_VALUE,
        0,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        1.5f,
        Float.NaN,
        -0.0,
        Double.NEGATIVE_INFINITY,
        new UUID(1, -1),
        Instant.parse("1969-12-31T23:59:59.999999999Z"),
        Instant.MIN,
        Duration.ofSeconds(-1, 5),
        Optional.empty(),
        Optional.of("text"),
        Optional.of(Optional.of(3)));
  }

  @ParameterizedTest
  @MethodSource("frequentValues")
  void a_frequent_value_arrives_as_it_was(Object value) {
    Object copy = Codecs.copyOf(value);
    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
  }

  @ParameterizedTest
  @MethodSource("frequentValues")
  void a_frequent_value_is_as_long_as_its_content(Object value) {
    int content = value instanceof String text ? 2 * text.length() : 16;
    assertThat(Codecs.open().encode(new Object[] {value}, "result").length)
        .isLessThanOrEqualTo(content + 8);
  }

  @Test
  void no_values_are_one_byte() {
    byte[] bytes = Codecs.open().encode(new Object[0], "argument");
    assertThat(bytes).hasSize(1);
    assertThat(Codecs.decode(Codecs.open(), bytes)).isEmpty();
  }

  @Test
  void null_arrives_as_null() {
    assertThat(Codecs.copy(Codecs.open(), null, 1, null)).containsExactly(null, 1, null);
  }

  @Test
  void bytes_beside_frequent_values_need_no_stream() {
    byte[] array = {1, 2, 3};
    byte[] frame = Codecs.open().encode(new Object[] {"a", array, 5}, "argument");
    assertThat(frame).hasSizeLessThan(20).doesNotContain(STREAM);
    assertThat(Codecs.decode(Codecs.open(), frame)).containsExactly("a", array, 5);
  }

  @Test
  void a_frame_may_lie_within_an_array() {
    byte[] frame = Codecs.open().encode(new Object[] {"a", new int[] {7}}, "argument");
    byte[] message = new byte[frame.length + 10];
    System.arraycopy(frame, 0, message, 4, frame.length);
    assertThat(Codecs.open().decode(message, 4, frame.length, "argument"))
        .containsExactly("a", new int[] {7});
  }
}
