package io.supervised.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap.SimpleEntry;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CollectionTest {

  private static final List<Integer> NUMBERS = List.of(3, 1, 2);

  enum Color {
    RED,
    GREEN,
    BLUE
  }

  @SuppressWarnings("JdkObsolete") // not new code's choice, but it may come
  static Stream<Collection<?>> lists() {
    return Stream.of(
        new ArrayList<>(NUMBERS),
        new ArrayList<>(),
        new LinkedList<>(NUMBERS),
        new Vector<>(NUMBERS),
        new CopyOnWriteArrayList<>(NUMBERS),
        List.of(),
        List.of(1),
        List.of(1, 2),
        List.of(1, 2, 3, 4, 5),
        Stream.of(1, null, 3).toList(),
        Arrays.asList("a", null),
        Collections.emptyList(),
        Collections.singletonList(1),
        Collections.unmodifiableList(new ArrayList<>(NUMBERS)),
        Collections.unmodifiableList(new LinkedList<>(NUMBERS)),
        Collections.synchronizedList(new ArrayList<>(NUMBERS)),
        IntStream.range(0, 5_000).boxed().toList());
  }

  static Stream<Collection<?>> sets() {
    Set<Integer> fromMap = Collections.newSetFromMap(new ConcurrentHashMap<>());
    fromMap.addAll(NUMBERS);
    return Stream.of(
        new HashSet<>(NUMBERS),
        new LinkedHashSet<>(NUMBERS),
        new TreeSet<>(NUMBERS),
        new ConcurrentSkipListSet<>(NUMBERS),
        new CopyOnWriteArraySet<>(NUMBERS),
        ConcurrentHashMap.newKeySet(),
        fromMap,
        Set.of(),
        Set.of(1),
        Set.of(1, 2),
        Set.of(1, 2, 3, 4),
        EnumSet.noneOf(Color.class),
        EnumSet.of(Color.GREEN, Color.RED),
        Collections.emptySet(),
        Collections.singleton("a"),
        Collections.unmodifiableSet(new HashSet<>(NUMBERS)),
        Collections.unmodifiableSortedSet(new TreeSet<>(NUMBERS)),
        Collections.unmodifiableNavigableSet(new TreeSet<>(NUMBERS)),
        Collections.emptyNavigableSet());
  }

  static Stream<Map<?, ?>> maps() {
    Map<String, Integer> numbers = Map.of("a", 1, "b", 2, "c", 3);
    return Stream.of(
        numbers,
        new HashMap<>(numbers),
        new LinkedHashMap<>(numbers),
        new TreeMap<>(numbers),
        new ConcurrentHashMap<>(numbers),
        new ConcurrentSkipListMap<>(numbers),
        new EnumMap<>(Map.of(Color.BLUE, 1, Color.RED, 2)),
        Map.of(),
        Map.of(1, 2),
        Map.ofEntries(Map.entry("k", List.of("v"))),
        Collections.emptyMap(),
        Collections.singletonMap("a", null),
        Collections.unmodifiableMap(new HashMap<>(numbers)),
        Collections.unmodifiableSortedMap(new TreeMap<>(numbers)),
        Collections.synchronizedMap(new HashMap<>(numbers)));
  }

  @ParameterizedTest
  @MethodSource({"lists", "maps"})
  void a_list_or_map_arrives_with_its_class_and_elements(Object value) {
    Object copy = Codecs.copyOf(value);
    assertThat(copy).isEqualTo(value).hasSameClassAs(value);
  }

  @ParameterizedTest
  @MethodSource("sets")
  void a_set_arrives_with_its_elements_in_their_order(Collection<?> value) {
    Object copy = Codecs.copyOf(value);
    assertThat(copy).isEqualTo(value);
    if (value instanceof SortedSet<?> || value instanceof LinkedHashSet<?>) {
      assertThat(List.copyOf((Collection<?>) copy)).isEqualTo(List.copyOf(value));
    }
  }

  @Test
  void a_queue_arrives_with_its_elements_in_their_order() {
    assertThat(List.copyOf(Codecs.copyOf(new ArrayDeque<>(NUMBERS)))).isEqualTo(NUMBERS);
    assertThat(List.copyOf(Codecs.copyOf(new ConcurrentLinkedQueue<>(NUMBERS)))).isEqualTo(NUMBERS);
    assertThat(Codecs.copyOf(new PriorityQueue<>(NUMBERS)).poll()).isEqualTo(1);
  }

  @Test
  void an_entry_arrives() {
    assertThat(Codecs.copyOf(new SimpleEntry<>("a", 1))).isEqualTo(Map.entry("a", 1));
    assertThat(Codecs.copyOf(new SimpleImmutableEntry<>("a", 1))).isEqualTo(Map.entry("a", 1));
  }

  @Test
  void an_order_that_the_jdk_defines_arrives() {
    TreeMap<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    map.put("a", 1);
    assertThat(Codecs.copyOf(map)).containsEntry("A", 1);
    TreeSet<Integer> backwards = new TreeSet<>(Comparator.reverseOrder());
    backwards.addAll(NUMBERS);
    assertThat(Codecs.copyOf(backwards).first()).isEqualTo(3);
  }

  @Test
  void collections_within_collections_arrive() {
    Map<String, List<Map<Color, Set<String>>>> nested =
        Map.of("a", List.of(new EnumMap<>(Map.of(Color.RED, Set.of("x")))));
    assertThat(Codecs.copyOf(nested)).isEqualTo(nested);
  }

  @Test
  void hash_tables_much_larger_than_their_entries_need_arrive() {
    Map<Byte, Boolean> sparse = new HashMap<>(16, 0.1f);
    Set<Byte> sparseSet = new HashSet<>(1 << 12, 0.25f);
    for (byte i = 0; i < 100; i++) {
      sparse.put(i, true);
      sparseSet.add(i);
    }
    List<Set<String>> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      many.add(new HashSet<>(Set.of("a")));
    }
    assertThat(Codecs.copyOf(sparse)).isEqualTo(sparse);
    assertThat(Codecs.copyOf(sparseSet)).isEqualTo(sparseSet);
    assertThat(Codecs.copyOf(many)).isEqualTo(many).noneMatch(Objects::isNull);
  }
}
