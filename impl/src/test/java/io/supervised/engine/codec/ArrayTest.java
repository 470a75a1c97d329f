package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayTest {

  enum Color {
    RED,
    GREEN
  }

  record Point(int x, int y) {}

  static Stream<Arguments> arrays() {
    return Stream.<Object>of(
            new boolean[] {true, false},
            new byte[] {1, -1},
            new char[] {'a', '\uFFFF'},
            new short[] {1, -1},
            new int[] {1, Integer.MIN_VALUE},
            new long[] {1, Long.MAX_VALUE},
            new float[] {1.5f, Float.NaN},
            new double[] {1.5, -0.0},
            new int[0],
            new int[10_000],
            new long[20_000],
            new int[][] {{1}, {}, {2, 3}},
            new byte[2][0][],
            new String[] {"a", null, ""},
            new Object[] {1, "a", null, new int[] {2}, new Object[0]},
            new String[][] {{"a"}, null},
            new Integer[] {1, null},
            new Color[] {Color.GREEN, null},
            new Point[] {new Point(1, 2), null},
            new Point[][] {{new Point(1, 2)}},
            new Optional<?>[] {Optional.of(1), Optional.empty()},
            new List<?>[] {List.of(1), null},
            new Comparable<?>[] {1, "a"})
        .map(Arguments::of); // one argument each, also an array of objects
  }

  @ParameterizedTest
  @MethodSource("arrays")
  void an_array_arrives_with_its_type_and_elements(Object array) {
    Object copy = Codecs.copyOf(array);
    assertThat(copy).isNotSameAs(array).hasSameClassAs(array);
    assertThat(new Object[] {copy}).isEqualTo(new Object[] {array});
  }

  @Test
  void the_array_of_variable_arguments_is_an_argument_like_any_other() {
    assertThat(Codecs.copy(Codecs.open(), "format", varargs("a", 1, null)))
        .isEqualTo(new Object[] {"format", new Object[] {"a", 1, null}});
  }

  private static @Nullable Object[] varargs(@Nullable Object... arguments) {
    return arguments;
  }
}
