package io.supervised.engine.segment;

import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Version;
import java.util.HashMap;
import java.util.Map;

/**
 * What a holder has written of its children and the grid does not have yet. Who gives a segment away waits for it, or the next holder might
 * not know that a child has ended. Not thread-safe.
 */
final class LastWrites {

  private final Map<String, Version> underWay = new HashMap<>();

  void begun(String child, ChildEntry entry) {
    underWay.put(child, entry.written());
  }

  /** An entry has been written, or will not be, since there is a newer one. */
  void done(String child, Version version) {
    underWay.computeIfPresent(child, (name, last) -> last.compareTo(version) > 0 ? last : null);
  }

  /** Nothing is waited for any longer. */
  void giveUp() {
    underWay.clear();
  }

  boolean areDone() {
    return underWay.isEmpty();
  }
}
