package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells starts and stops from the entries that follow each other: who takes a child over says so, and nobody else says that it
 * stopped before. Not thread-safe.
 */
public final class ChildWatch {

  private final Map<String, ChildInfo> running = new HashMap<>();

  /** A child has become active, or is no longer. */
  public record Change(ChildInfo child, boolean started) {}

  /** Takes note of a child that runs already. */
  public void begin(ChildInfo child) {
    running.put(child.name(), child);
  }

  /**
   * A child's entry has changed.
   *
   * @param now empty if it is stopped
   */
  public List<Change> changed(String name, Optional<ChildInfo> now) {
    ChildInfo before = running.get(name);
    if (now.isPresent() && before != null && !isLater(now.get(), before)) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    if (before != null) {
      running.remove(name);
      changes.add(new Change(before, false));
    }
    now.ifPresent(child -> {
      running.put(name, child);
      changes.add(new Change(child, true));
    });
    return changes;
  }

  private static boolean isLater(ChildInfo one, ChildInfo other) {
    return one.token().compareTo(other.token()) > 0;
  }

  /** A life of a node is over. */
  public List<Change> gone(ClusterNode node) {
    List<Change> changes = new ArrayList<>();
    for (Iterator<ChildInfo> each = running.values().iterator(); each.hasNext(); ) {
      ChildInfo child = each.next();
      if (child.node().equals(node)) {
        each.remove();
        changes.add(new Change(child, false));
      }
    }
    return changes;
  }
}
