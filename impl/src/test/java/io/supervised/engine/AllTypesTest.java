package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.supervised.Child;
import io.supervised.engine.TwoNodes.Way;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values of every kind go to a child and come back, within its node and from another one, and are the same. */
@TestInstance(Lifecycle.PER_CLASS)
class AllTypesTest {

  private final TwoNodes nodes = new TwoNodes(
      "types-test",
      19430,
      CallOptions.defaults(),
      node -> List.of(TwoNodes.template(Echo.class, InstanceFactory.of(Echo::new))));

  @BeforeAll
  void start_child() {
    nodes.startChild(Echo.class, "echo");
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  enum Grade {
    GOOD,
    BEST {
      @Override
      int rank() {
        return 1;
      }
    };

    int rank() {
      return 0;
    }
  }

  record Point(int x, double y) {}

  record Line<T>(T from, T to, @Nullable String label) implements Serializable {}

  sealed interface Shape permits Circle, Box {}

  record Circle(Point centre, float radius) implements Shape {}

  record Box(List<Point> corners) implements Shape {}

  static class Plain implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // maps and lists of the JDK are
    final Map<Grade, List<Point>> content = new EnumMap<>(Grade.class);

    transient @Nullable Object forgotten = new Object();

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Plain plain && content.equals(plain.content);
    }

    @Override
    public int hashCode() {
      return content.hashCode();
    }
  }

  interface Greeting {
    default String greet(String name) {
      return "hello " + name;
    }
  }

  /** Gives back what it is given, with its name where overloads are to be told apart. */
  static class Echo implements Greeting {

    @Nullable
    Object any(@Nullable Object value) {
      return value;
    }

    Grade grade(Grade grade) {
      return grade;
    }

    Line<Point> line(Line<Point> line) {
      return line;
    }

    Shape shape(Shape shape) {
      return shape;
    }

    Plain plain(Plain plain) {
      return plain;
    }

    boolean flag(boolean value) {
      return value;
    }

    byte tiny(byte value) {
      return value;
    }

    short small(short value) {
      return value;
    }

    char letter(char value) {
      return value;
    }

    int number(int value) {
      return value;
    }

    long large(long value) {
      return value;
    }

    float rough(float value) {
      return value;
    }

    double fine(double value) {
      return value;
    }

    String which(int value) {
      return "int " + value;
    }

    String which(long value) {
      return "long " + value;
    }

    String which(Integer value) {
      return "Integer " + value;
    }

    String which(Object value) {
      return "Object " + value;
    }

    String which(@Nullable Object... values) {
      return "several " + Arrays.toString(values);
    }

    int[] ints(int... values) {
      return values;
    }

    String[][] nested(String[][] values) {
      return values;
    }

    <K extends Comparable<K>, V> SortedMap<K, List<V>> sorted(Map<K, V> given) {
      SortedMap<K, List<V>> sorted = new TreeMap<>();
      given.forEach((key, value) -> sorted.put(key, new ArrayList<>(List.of(value))));
      return sorted;
    }

    void nothing() {}
  }

  private static Plain filled() {
    Plain plain = new Plain();
    plain.content.put(Grade.BEST, new ArrayList<>(List.of(new Point(1, 2))));
    return plain;
  }

  /** A call, whatever it answers. */
  record Asked(
      String name,
      Child.Call<Echo, @Nullable Object, RuntimeException> call,
      @Nullable Object expected) {

    @Override
    public String toString() {
      return name;
    }
  }

  private static Asked same(String name, @Nullable Object value) {
    return new Asked(name, echo -> echo.any(value), value);
  }

  static Collection<Asked> calls() {
    Line<Point> line = new Line<>(new Point(1, 2), new Point(3, 4), null);
    Deque<String> deque = new ArrayDeque<>(List.of("a", "b"));
    Map<String, @Nullable Integer> withNull = new LinkedHashMap<>();
    withNull.put("none", null);
    return List.of(
        same("null", null),
        same("text", "t\u00e4xt \ud83d\ude00"),
        same("big decimal", new BigDecimal("1.50")),
        same("uuid", new UUID(1, 2)),
        same("instant", Instant.ofEpochSecond(5, 6)),
        same("date", LocalDate.of(2024, 2, 29)),
        same("zoned", ZonedDateTime.parse("2024-02-29T12:00:00+01:00[Europe/Paris]")),
        same("day", DayOfWeek.FRIDAY),
        same("duration", Duration.ofMillis(7)),
        same("optional", Optional.of(List.of("a"))),
        same("empty optional", Optional.empty()),
        same("optional int", OptionalInt.of(3)),
        same("list", List.of(1, 2, 3)),
        same("array list", new ArrayList<>(Arrays.asList("a", null))),
        same("set", Set.of("a", "b")),
        same("tree set", new TreeSet<>(Set.of("b", "a"))),
        same("map", Map.of("a", List.of(1))),
        same("map with null", withNull),
        same("map of maps", Map.of(1, Map.of("x", Set.of(true)))),
        new Asked("deque", echo -> echo.any(deque), deque),
        new Asked("constant", echo -> echo.grade(Grade.GOOD), Grade.GOOD),
        new Asked("constant with a body", echo -> echo.grade(Grade.BEST), Grade.BEST),
        new Asked("generic record", echo -> echo.line(line), line),
        new Asked(
            "sealed",
            echo -> echo.shape(new Circle(new Point(0, 0), 1)),
            new Circle(new Point(0, 0), 1)),
        new Asked(
            "record with a list",
            echo -> echo.shape(new Box(List.of(new Point(1, 1)))),
            new Box(List.of(new Point(1, 1)))),
        new Asked("class", echo -> echo.plain(filled()), filled()),
        new Asked("boolean", echo -> echo.flag(true), true),
        new Asked("byte", echo -> echo.tiny((byte) -1), (byte) -1),
        new Asked("short", echo -> echo.small((short) -2), (short) -2),
        new Asked("char", echo -> echo.letter('\ud800'), '\ud800'),
        new Asked("int", echo -> echo.number(Integer.MIN_VALUE), Integer.MIN_VALUE),
        new Asked("long", echo -> echo.large(Long.MAX_VALUE), Long.MAX_VALUE),
        new Asked("float", echo -> echo.rough(Float.NaN), Float.NaN),
        new Asked("double", echo -> echo.fine(-0.0), -0.0),
        new Asked("overload int", echo -> echo.which(1), "int 1"),
        new Asked("overload long", echo -> echo.which(1L), "long 1"),
        new Asked("overload box", echo -> echo.which((Integer) 1), "Integer 1"),
        new Asked("overload object", echo -> echo.which("1"), "Object 1"),
        new Asked("varargs", echo -> echo.which("1", 2, 3), "several [1, 2, 3]"),
        new Asked("no varargs", echo -> echo.which(), "several []"),
        new Asked("array", echo -> echo.ints(1, 2), new int[] {1, 2}),
        new Asked("nested array", echo -> echo.nested(new String[][] {{"a"}, {}}), new String[][] {
          {"a"}, {}
        }),
        new Asked("default method", echo -> echo.greet("you"), "hello you"),
        new Asked(
            "generic method",
            echo -> echo.sorted(Map.of("b", 1, "a", 2)),
            new TreeMap<>(Map.of("a", List.of(2), "b", List.of(1)))));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void an_answer_is_the_same_from_everywhere(Asked asked) {
    for (Way way : nodes.ways()) {
      Object answer = way.ask(Echo.class, "echo", asked.call());
      assertThat(asText(answer)).as(way.name()).isEqualTo(asText(asked.expected()));
      if (!(answer instanceof Deque) && (answer == null || !answer.getClass().isArray())) {
        assertThat(answer).as(way.name()).isEqualTo(asked.expected());
      }
      assertThat(classOf(answer))
          .as(way.name())
          .isEqualTo(classOf(nodes.ways().get(0).ask(Echo.class, "echo", asked.call())));
    }
  }

  /** Arrays and deques are equal to themselves alone. */
  private static String asText(@Nullable Object value) {
    return Arrays.deepToString(new @Nullable Object[] {value});
  }

  private static String classOf(@Nullable Object value) {
    return Objects.toString(value == null ? null : value.getClass());
  }

  @Test
  void what_is_transient_does_not_travel() {
    for (Way way : nodes.ways()) {
      Plain back = (Plain) way.ask(Echo.class, "echo", echo -> echo.plain(filled()));
      assertThat(back).isNotNull().extracting(plain -> plain.forgotten).isNull();
    }
  }

  @Test
  void a_method_without_a_result_returns() {
    for (ClusterSupervisor node : nodes.both()) {
      node.child(Echo.class, "echo").run(Echo::nothing);
      node.child(Echo.class, "echo").proxy().nothing();
    }
  }
}
