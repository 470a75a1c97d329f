package io.supervised.engine.registry;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells what becomes of children from the entries that follow each other: who takes a child over says so, and nobody else says that it
 * stopped before. Not thread-safe.
 */
public final class ChildWatch {

  private final Map<String, Seen> children = new HashMap<>();

  private record Seen(ChildInfo child, boolean running) {}

  /** What has become of a child. */
  public sealed interface Change {

    record Started(ChildInfo child) implements Change {}

    record Stopped(ChildInfo child) implements Change {}

    /** It has started where it did not run before. */
    record Moved(ChildInfo child, ClusterNode from) implements Change {}

    /** It will be started again. */
    record Crashed(ChildInfo child) implements Change {}

    record GivenUp(ChildInfo child) implements Change {}
  }

  /** Takes note of a child that runs already. */
  public void begin(ChildInfo child) {
    children.put(child.name(), new Seen(child, true));
  }

  /**
   * A child's entry has changed.
   *
   * @param now empty if there is no such child any more
   */
  public List<Change> changed(String name, Optional<ChildInfo> now) {
    Seen before = children.get(name);
    if (now.isEmpty()) {
      children.remove(name);
      return stopped(before);
    }
    ChildInfo child = now.get();
    return switch (child.state()) {
      case ACTIVE -> runs(before, child);
      case RESTARTING, GIVEN_UP -> rests(before, child);
      case STARTING -> begins(before, child);
      case MOVING -> isHandedOver(before, child) ? rests(before, child) : begins(before, child);
    };
  }

  private List<Change> runs(@Nullable Seen before, ChildInfo child) {
    if (before != null && !isLater(child, before.child())) {
      return List.of();
    }
    children.put(child.name(), new Seen(child, true));
    List<Change> changes = stopped(before);
    changes.add(new Change.Started(child));
    if (before != null && !before.child().node().equals(child.node())) {
      changes.add(new Change.Moved(child, before.child().node()));
    }
    return changes;
  }

  private List<Change> rests(@Nullable Seen before, ChildInfo child) {
    if (before != null && (isLater(before.child(), child) || isKnown(before, child))) {
      return List.of();
    }
    children.put(child.name(), new Seen(child, false));
    List<Change> changes = stopped(before);
    if (child.state() == ChildState.GIVEN_UP) {
      changes.add(new Change.GivenUp(child));
    } else if (child.reason().isPresent()) {
      changes.add(new Change.Crashed(child));
    }
    return changes;
  }

  private static boolean isHandedOver(@Nullable Seen before, ChildInfo child) {
    return before != null && before.child().token().equals(child.token());
  }

  private static boolean isKnown(Seen before, ChildInfo child) {
    return !before.running()
        && before.child().state() == child.state()
        && before.child().token().equals(child.token());
  }

  /** A user has started it anew. */
  private List<Change> begins(@Nullable Seen before, ChildInfo child) {
    if (before != null && isLater(before.child(), child)) {
      return List.of();
    }
    children.remove(child.name());
    return stopped(before);
  }

  private static List<Change> stopped(@Nullable Seen before) {
    List<Change> changes = new ArrayList<>();
    if (before != null && before.running()) {
      changes.add(new Change.Stopped(before.child()));
    }
    return changes;
  }

  private static boolean isLater(ChildInfo one, ChildInfo other) {
    return one.token().compareTo(other.token()) > 0;
  }

  /** A life of a node is over. */
  public List<Change> gone(ClusterNode node) {
    List<Change> changes = new ArrayList<>();
    children.replaceAll((name, seen) -> {
      if (!seen.running() || !seen.child().node().equals(node)) {
        return seen;
      }
      changes.add(new Change.Stopped(seen.child()));
      return new Seen(seen.child(), false);
    });
    return changes;
  }
}
