package io.supervised.engine.segment;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that belong to other segments than they hash to, as far as this node has come across them. A name stays where it was
 * placed, so what is known stays true. Thread-safe.
 */
public final class PlacedNames {

  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  public void learn(String child, int segment) {
    known.put(child, segment);
  }

  public OptionalInt segmentOf(String child) {
    Integer segment = known.get(child);
    return segment == null ? OptionalInt.empty() : OptionalInt.of(segment);
  }
}
