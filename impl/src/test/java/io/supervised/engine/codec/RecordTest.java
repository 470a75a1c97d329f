package io.supervised.engine.codec;

import static java.util.Collections.singletonList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordTest {

  @SuppressWarnings("ArrayRecordComponent") // applications have them
  record All(
      boolean b,
      byte y,
      char c,
      short s,
      int i,
      long l,
      float f,
      double d,
      @Nullable String t,
      int @Nullable [] a) {}

  record Pair<A extends @Nullable Object, B extends @Nullable Object>(A first, B second) {}

  record Numbers(OptionalInt i, OptionalLong l, OptionalDouble d, Optional<String> text) {}

  record Nothing() {}

  private record Hidden(String text) {}

  @SuppressWarnings("serial") // that it holds what is not serializable is the point
  record Stamped(Pair<String, Integer> pair, Optional<Hidden> hidden) implements Serializable {}

  record Positive(int value) {
    Positive {
      if (value <= 0) {
        throw new IllegalArgumentException(value + " is not positive");
      }
    }
  }

  static final class Shelf implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // as above
    final List<Pair<String, Integer>> pairs = new ArrayList<>();
  }

  @Nested
  class a_record_that_is_not_serializable {

    @Test
    void arrives_with_components_of_all_kinds() {
      All all = new All(true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6d, "t", new int[] {7});
      assertThat(Codecs.copyOf(all)).usingRecursiveComparison().isEqualTo(all);
    }

    @Test
    void arrives_with_nothing_in_it() {
      assertThat(Codecs.copyOf(new Nothing())).isEqualTo(new Nothing());
    }

    @Test
    void arrives_if_it_is_private_or_local() {
      record Local(int x) {}
      assertThat(Codecs.copyOf(new Local(1))).isEqualTo(new Local(1));
      assertThat(Codecs.copyOf(new Hidden("a"))).isEqualTo(new Hidden("a"));
    }

    @Test
    void arrives_at_any_depth() {
      Pair<Object, @Nullable Object> inner = new Pair<>(Optional.of(new Hidden("a")), null);
      Object value = List.of(Map.of(inner, new Pair<>(new Object[] {inner}, inner)));
      assertThat(Codecs.copy(Codecs.open(), value)[0])
          .usingRecursiveComparison()
          .isEqualTo(value);
    }

    @Test
    void arrives_as_the_field_of_a_serializable_object() {
      Shelf shelf = new Shelf();
      shelf.pairs.add(new Pair<>("a", 1));
      assertThat(Codecs.copyOf(shelf).pairs).containsExactly(new Pair<>("a", 1));
    }

    @Test
    void stays_one_object_if_it_was_shared() {
      Pair<String, Integer> shared = new Pair<>("a", 1);
      List<?> copy = Codecs.copyOf(new ArrayList<>(List.of(shared, shared)));
      assertThat(copy.get(0)).isEqualTo(shared).isSameAs(copy.get(1));
    }

    @Test
    void has_null_where_something_inside_refers_back_to_it() {
      List<Object> list = new ArrayList<>();
      Pair<String, List<Object>> outer = new Pair<>("a", list);
      list.add(outer);
      assertThat(Codecs.copyOf(outer)).isEqualTo(new Pair<>("a", singletonList(null)));
    }
  }

  @Nested
  class a_serializable_record {

    @Test
    void arrives_with_components_that_are_not_serializable() {
      Stamped stamped = new Stamped(new Pair<>("a", 1), Optional.of(new Hidden("b")));
      assertThat(Codecs.copyOf(stamped)).isEqualTo(stamped);
    }
  }

  @Nested
  class optionals {

    @Test
    void arrive_inside_a_record() {
      Numbers full = new Numbers(
          OptionalInt.of(1), OptionalLong.of(2), OptionalDouble.of(3), Optional.of("t"));
      Numbers empty = new Numbers(
          OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());
      assertThat(Codecs.copyOf(full)).isEqualTo(full);
      assertThat(Codecs.copyOf(empty)).isEqualTo(empty);
    }

    @Test
    void arrive_with_a_list_in_them() {
      Optional<List<Integer>> value = Optional.of(new ArrayList<>(List.of(1)));
      assertThat(Codecs.copyOf(value)).isEqualTo(value);
    }
  }

  @Nested
  class another_version_of_the_record {

    @Test
    void gets_zero_false_and_null_for_what_it_has_more() throws Exception {
      All made =
          (All) RecordType.of(All.class).create(new String[] {"i", "b"}, new Object[] {5, true});
      assertThat(made).isEqualTo(new All(true, (byte) 0, '\0', (short) 0, 5, 0, 0, 0, null, null));
    }

    @Test
    void does_without_what_it_has_no_more() throws Exception {
      Object made =
          RecordType.of(Hidden.class).create(new String[] {"old", "text"}, new Object[] {1, "a"});
      assertThat(made).isEqualTo(new Hidden("a"));
    }
  }

  @Test
  void values_that_the_constructor_refuses_make_no_record() {
    RecordType type = RecordType.of(Positive.class);
    assertThatThrownBy(() -> type.create(new String[] {"value"}, new Object[] {-1}))
        .isInstanceOf(InvalidObjectException.class)
        .hasMessageContaining("Positive")
        .hasMessageContaining("-1 is not positive");
    assertThatThrownBy(() -> type.create(new String[] {"value"}, new Object[] {"text"}))
        .isInstanceOf(InvalidObjectException.class);
    assertThatThrownBy(() -> type.create(new String[] {"value"}, new Object[0]))
        .isInstanceOf(InvalidObjectException.class);
  }
}
