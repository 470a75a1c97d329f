package io.supervised.engine.codec;

import java.io.ObjectInputFilter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Watches over one stream: which classes it names, how deep it goes, how much memory its arrays claim. Not thread-safe. */
final class StreamFilter implements ObjectInputFilter {
  /* Arrays are allocated before their elements are read, so a stream must not claim more elements than it can have bytes for.
   * That holds for all its arrays together: nested ones could otherwise each claim the whole. A hash table is announced as
   * an array of Map.Entry; it has room for up to eight times its entries, each of which takes five bytes or more. */

  /** Objects on the way from a value to the innermost one; reading takes some frames of the stack for each. */
  static final int MAX_DEPTH = 250;

  private static final Map<Class<?>, Integer> WIDTHS = Map.of(
      short.class, 2, char.class, 2, int.class, 4, float.class, 4, long.class, 8, double.class, 8);

  private final AllowList allowed;
  private final long length;
  private long claimed;
  private @Nullable String refused;
  private @Nullable String latest;
  private boolean tooDeep;
  private @Nullable Class<?> resolved;

  StreamFilter(AllowList allowed, int length) {
    this.allowed = allowed;
    this.length = length;
  }

  @Override
  public Status checkInput(FilterInfo info) {
    if (info.depth() > MAX_DEPTH) {
      tooDeep = true;
      return Status.REJECTED;
    }
    Class<?> type = info.serialClass();
    if (type == null) {
      return Status.UNDECIDED;
    }
    if (type == resolved) {
      resolved = null;
      return Status.ALLOWED;
    }
    if (!allowed.allows(type) && !Surrogates.include(type)) {
      refuse(type.getTypeName());
      return Status.REJECTED;
    }
    latest = type.getTypeName();
    return claim(type, info.arrayLength()) ? Status.ALLOWED : Status.REJECTED;
  }

  /** The next object of this class was not read, but made in the place of one that was; Java asks for it too. */
  void resolvedTo(Class<?> type) {
    resolved = type;
  }

  /** Takes note of a class that must not be read; the first one counts. */
  void refuse(String typeName) {
    if (refused == null) {
      refused = typeName;
    }
  }

  /** The class that was refused, if one was. */
  @Nullable
  String refused() {
    return refused;
  }

  boolean isTooDeep() {
    return tooDeep;
  }

  /** The last class that was let through. */
  String latest() {
    return latest == null ? "unknown" : latest;
  }

  private boolean claim(Class<?> type, long elements) {
    if (elements < 0) {
      return true;
    }
    Class<?> component = type.getComponentType();
    long bytes =
        component == Map.Entry.class ? elements / 2 : elements * WIDTHS.getOrDefault(component, 1);
    claimed += bytes;
    return claimed <= length;
  }
}
