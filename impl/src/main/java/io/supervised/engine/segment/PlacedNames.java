package io.supervised.engine.segment;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that belong to other segments than they hash to, as far as this node has come across them. A name stays where it was
 * placed once that is settled, so what is known stays true but in the rarest case, in which it is forgotten again. Thread-safe.
 */
public final class PlacedNames {

  private final Map<String, Integer> known = new ConcurrentHashMap<>();

  public void learn(String child, int segment) {
    known.put(child, segment);
  }

  /** It was a mistake: what was heard was never settled. */
  public void forget(String child) {
    known.remove(child);
  }

  public OptionalInt segmentOf(String child) {
    Integer segment = known.get(child);
    return segment == null ? OptionalInt.empty() : OptionalInt.of(segment);
  }
}
