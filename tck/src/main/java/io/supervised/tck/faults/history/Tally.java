package io.supervised.tck.faults.history;

import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which increments a counter has counted, by caller, and how many that were. Callers number theirs from one, so this stays small.
 *
 * <p>As text: {@code 5;n1#1=1-3,5;n2#1=1}. Not thread-safe.
 */
public final class Tally {

  private static final String RANGES = "\\d+(-\\d+)?(,\\d+(-\\d+)?)*";

  static final Pattern TEXT = Pattern.compile("\\d+(;[^;=]+=" + RANGES + ")*");

  private static final BitSet NONE = new BitSet();

  private final Map<String, BitSet> byCaller = new TreeMap<>();
  private long total;

  /** Counts an increment, also if it was counted before; returns how many that makes. */
  public long add(String caller, int number) {
    byCaller.computeIfAbsent(caller, first -> new BitSet()).set(number);
    return ++total;
  }

  /** How often something was counted. */
  public long total() {
    return total;
  }

  /** How many different increments were counted. */
  public long distinct() {
    return byCaller.values().stream().mapToLong(BitSet::cardinality).sum();
  }

  public boolean holds(String caller, int number) {
    return byCaller.getOrDefault(caller, NONE).get(number);
  }

  /** All that was counted, each once. */
  public <T> Stream<T> all(BiFunction<String, Integer, T> increment) {
    return byCaller.entrySet().stream()
        .flatMap(caller -> caller.getValue().stream()
            .mapToObj(number -> increment.apply(caller.getKey(), number)));
  }

  public static Tally of(String text) {
    Tally tally = new Tally();
    String[] part = text.split(";", -1);
    for (int caller = 1; caller < part.length; caller++) {
      String[] sides = part[caller].split("=", 2);
      tally.byCaller.put(sides[0], ranges(sides[1]));
    }
    tally.total = Long.parseLong(part[0]);
    return tally;
  }

  private static BitSet ranges(String text) {
    BitSet numbers = new BitSet();
    for (String range : text.split(",", -1)) {
      String[] ends = range.split("-", 2);
      numbers.set(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]) + 1);
    }
    return numbers;
  }

  private static String text(BitSet numbers) {
    StringBuilder text = new StringBuilder();
    for (int from = numbers.nextSetBit(0); from >= 0; ) {
      int end = numbers.nextClearBit(from);
      text.append(text.isEmpty() ? "" : ",").append(from);
      text.append(end == from + 1 ? "" : "-" + (end - 1));
      from = numbers.nextSetBit(end);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return byCaller.entrySet().stream()
        .map(caller -> ";" + caller.getKey() + "=" + text(caller.getValue()))
        .collect(Collectors.joining("", Long.toString(total), ""));
  }
}
