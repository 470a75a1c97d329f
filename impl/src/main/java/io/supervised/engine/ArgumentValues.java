package io.supervised.engine;

import io.supervised.engine.codec.Codec;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** What children are started with, as values: whether two are equal, and how they read. Both may run code of the values' classes. */
record ArgumentValues(Codec codec) {

  private static final String ARGUMENT = "argument";
  private static final int LONGEST_TEXT = 200;

  /** The values that are stored, as copies of their own. */
  @Nullable
  Object[] read(byte[] stored) {
    return stored.length == 0 ? new Object[0] : codec.decode(stored, 0, stored.length, ARGUMENT);
  }

  /**
   * Whether both are equal by value. Equal bytes are not asked for: sets and maps write their elements in an order that differs from
   * process to process.
   *
   * @throws io.supervised.SerializationException if one of them can't be read on this node
   */
  boolean equal(byte[] one, byte[] other) {
    return Arrays.equals(one, other) || allEqual(List.of(one, other));
  }

  private boolean allEqual(List<byte[]> both) {
    return elementsEqual(Arrays.asList(read(both.get(0))), Arrays.asList(read(both.get(1))));
  }

  private boolean equal(@Nullable Object one, @Nullable Object other) {
    if (Objects.deepEquals(one, other)) {
      return true;
    } else if (one == null || other == null) {
      return false;
    } else if (one instanceof List<?> list && other instanceof List<?> otherList) {
      return elementsEqual(list, otherList);
    } else if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
      return mapsEqual(map, otherMap);
    }
    return one.getClass() == other.getClass() && Arrays.equals(bytes(one), bytes(other));
  }

  private boolean elementsEqual(List<?> one, List<?> other) {
    if (one.size() != other.size()) {
      return false;
    }
    Iterator<?> others = other.iterator();
    return one.stream().allMatch(each -> equal(each, others.next()));
  }

  private boolean mapsEqual(Map<?, ?> one, Map<?, ?> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(each -> equal(each.getValue(), other.get(each.getKey())));
  }

  /** Written anew by this process, so that what has no order has the same one. */
  private byte[] bytes(Object value) {
    return codec.encode(new Object[] {value}, ARGUMENT);
  }

  /** How they read, in a bounded length; where that is not all of them, with a number that differs if they do. */
  String text(byte[] stored) {
    String all;
    try {
      all = Arrays.deepToString(read(stored)).replaceAll("\\p{Cntrl}", "?");
    } catch (RuntimeException | LinkageError | StackOverflowError unreadable) {
      return summary(stored) + " that can't be read on this node";
    }
    return all.length() <= LONGEST_TEXT
        ? all
        : all.substring(0, LONGEST_TEXT) + "… (" + summary(stored) + ")";
  }

  private static String summary(byte[] stored) {
    CRC32 sum = new CRC32();
    sum.update(stored);
    return stored.length + " bytes with checksum " + Long.toHexString(sum.getValue());
  }
}
