package io.supervised.engine.segment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The last operations of one kind on a child, so that one that is given again has no effect. Not thread-safe. */
final class RecentOperations {

  private static final int REMEMBERED = 16;

  private @Nullable Deque<UUID> operations; // most children never have one

  /** Whether it is news. */
  boolean add(UUID operation) {
    Deque<UUID> known = operations == null ? new ArrayDeque<>() : operations;
    operations = known;
    if (known.contains(operation)) {
      return false;
    }
    if (known.size() == REMEMBERED) {
      known.remove();
    }
    known.add(operation);
    return true;
  }
}
