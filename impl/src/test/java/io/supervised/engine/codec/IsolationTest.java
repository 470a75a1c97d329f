package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SerializationException;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a call within a node hands over. */
class IsolationTest {

  record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

  static final class LargeNumber extends BigInteger {
    private static final long serialVersionUID = 1L;

    LargeNumber() {
      super("7");
    }
  }

  static final class Mutable implements Serializable {
    private static final long serialVersionUID = 1L;

    int value = 5;
  }

  static Stream<Object> immutables() {
    return Stream.of(
        "text",
        1_000,
        2.5,
        'c',
        true,
        new BigDecimal("1.5"),
        new BigInteger("123456789"),
        new UUID(1, 2),
        URI.create("a:b"),
        Locale.FRANCE,
        TimeUnit.DAYS,
        Mutable.class,
        Instant.now(),
        LocalDate.EPOCH,
        ZoneId.of("Europe/Paris"),
        OptionalInt.of(3),
        Optional.of("a"),
        new Pair<>("a", 1),
        new Pair<>(Optional.of(new Pair<>(1, Instant.EPOCH)), TimeUnit.DAYS),
        new Pair<@Nullable Object, Object>(null, 1));
  }

  @SuppressWarnings("JavaUtilDate") // it is the mutable one
  static Stream<Arguments> mutables() {
    return Stream.<Object>of(
            new ArrayList<>(List.of(1)),
            List.of(new ArrayList<>()),
            Map.of("a", 1),
            new Date(5),
            new LargeNumber(),
            Optional.of(new ArrayList<>(List.of(1))),
            new Pair<>("a", new ArrayList<>(List.of(1))),
            new Pair<>(new Pair<>(List.of(), 1), 2),
            nested(20),
            new int[] {1, 2},
            new byte[] {1})
        .map(Arguments::of);
  }

  private final Codec codec = Codecs.open();

  @ParameterizedTest
  @MethodSource("immutables")
  void an_immutable_value_is_the_same_object(Object value) {
    assertThat(codec.isolated(value, "argument")).isSameAs(value);
  }

  @ParameterizedTest
  @MethodSource("mutables")
  void any_other_value_is_an_equal_copy(Object value) {
    Object copy = codec.isolated(value, "argument");
    assertThat(copy).isNotSameAs(value).hasSameClassAs(value).isEqualTo(value);
  }

  @Test
  void null_stays_null() {
    assertThat(codec.isolated(null, "argument")).isNull();
  }

  @Test
  void a_change_of_the_copy_is_not_seen() {
    Mutable mine = new Mutable();
    Mutable theirs = (Mutable) codec.isolated(mine, "argument");
    assertThat(theirs).isNotNull();
    mine.value = 6;
    assertThat(theirs == null ? 0 : theirs.value).isEqualTo(5);
  }

  @Test
  void what_could_not_travel_to_another_node_is_refused_here_too() {
    assertThatThrownBy(() -> codec.isolated(new Pair<>("a", new Object()), "result"))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00330: result -> second cannot");
    assertThatThrownBy(() -> Codecs.allowing().isolated(new Mutable(), "result"))
        .isInstanceOf(SerializationException.class)
        .hasMessageStartingWith("SUPV00335: result may not");
  }

  private static Object nested(int depth) {
    Object value = "core";
    for (int i = 0; i < depth; i++) {
      value = new Pair<>(value, i);
    }
    return value;
  }
}
