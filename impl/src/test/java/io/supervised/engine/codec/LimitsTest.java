package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.supervised.SerializationException;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final int LIMIT = 10_000;

  /** Writes until it is stopped. */
  static final class Endless implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) throws IOException {
      while (true) {
        out.writeLong(1);
      }
    }
  }

  /** Takes no notice of being stopped. */
  static final class Deaf implements Serializable {
    private static final long serialVersionUID = 1L;

    private void writeObject(ObjectOutputStream out) {
      for (int i = 0; i < LIMIT; i++) {
        try {
          out.writeLong(i);
        } catch (IOException ignored) {
          // that is its nature
        }
      }
    }
  }

  private final Codec codec = Codecs.limitedTo(LIMIT);

  @Test
  void a_call_larger_than_the_limit_is_refused_with_the_key_to_raise_it() {
    for (Object large : List.of(
        "x".repeat(LIMIT),
        "\u65e5".repeat(LIMIT / 2),
        new byte[LIMIT],
        new int[LIMIT],
        new byte[][] {new byte[LIMIT]},
        new ArrayList<>(Collections.nCopies(LIMIT, "a")),
        new Endless(),
        new Deaf())) {
      SerializationException refusal = catchThrowableOfType(
          SerializationException.class,
          () -> codec.encode(new Object[] {"small", large}, "argument"));
      assertThat(refusal)
          .as("%s", large.getClass())
          .hasMessageStartingWith("SUPV00332: argument 2 cannot travel")
          .hasMessageContaining("takes more than 10000 bytes")
          .hasMessageContaining("raise supervised.call.max-bytes");
      assertThat(refusal.typeName()).isEqualTo(large.getClass().getTypeName());
      assertThat(refusal.path()).isEqualTo("argument 2");
    }
  }

  @Test
  void values_that_are_too_large_only_together_are_refused_at_the_last_one() {
    String half = "x".repeat(LIMIT / 2);
    assertThatThrownBy(() -> codec.encode(new Object[] {half, half}, "argument"))
        .hasMessageStartingWith("SUPV00332: argument 2 cannot travel");
  }

  @Test
  void a_call_just_as_large_as_the_limit_passes() {
    for (Object value : List.of("x".repeat(500), new byte[500], new int[500], List.of("a"))) {
      Object[] values = {value};
      byte[] frame = codec.encode(values, "argument");
      assertThat(Codecs.limitedTo(frame.length).encode(values, "argument")).isEqualTo(frame);
      assertThatThrownBy(() -> Codecs.limitedTo(frame.length - 1).encode(values, "argument"))
          .hasMessageStartingWith("SUPV00332");
    }
  }

  @Test
  void more_values_than_the_limit_has_bytes_are_refused() {
    assertThatThrownBy(() -> codec.encode(new Object[LIMIT], "argument"))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00332");
  }

  @Test
  void a_limit_below_one_byte_is_a_mistake() {
    assertThatThrownBy(() -> Codecs.limitedTo(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void many_small_objects_pass_below_the_limit() {
    List<Object> objects = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      objects.add(List.of(new UUID(i, i)));
    }
    byte[] frame = codec.encode(new Object[] {objects}, "argument");
    assertThat(frame.length).isLessThan(LIMIT);
    assertThat(Objects.requireNonNull(Codecs.decode(codec, frame)[0])).isEqualTo(objects);
  }
}
