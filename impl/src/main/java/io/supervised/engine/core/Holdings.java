package io.supervised.engine.core;

import io.supervised.Token;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments this node holds, and the children it runs in them. The holder is the truth: no table elsewhere overrules it.
 *
 * @param leaving whether the node is on its way out and gives everything up
 */
public record Holdings(SortedMap<Integer, Segment> bySegment, boolean leaving) {

  static final Holdings NONE = new Holdings(Collections.emptySortedMap(), false);

  /**
   * A segment in this node's hands.
   *
   * @param moving whether it is to be released as soon as its children have stopped
   */
  public record Segment(GrantId grant, boolean moving, SortedMap<String, Running> children) {

    Segment(GrantId grant) {
      this(grant, false, Collections.emptySortedMap());
    }

    Segment toMove() {
      return new Segment(grant, true, children);
    }

    Segment with(Running child) {
      SortedMap<String, Running> changed = new TreeMap<>(children);
      changed.put(child.child().name(), child);
      return new Segment(grant, moving, Collections.unmodifiableSortedMap(changed));
    }

    Segment without(Child child) {
      SortedMap<String, Running> changed = new TreeMap<>(children);
      changed.remove(child.name());
      return new Segment(grant, moving, Collections.unmodifiableSortedMap(changed));
    }
  }

  /**
   * One activation of a child.
   *
   * @param failures how often in a row it ended by itself
   */
  public record Running(Child child, Token token, Phase phase, int failures) {

    Running in(Phase next) {
      return new Running(child, token, next, failures);
    }

    Running failed(int times) {
      return new Running(child, token, Phase.PAUSED, times);
    }

    Running again(GrantId grant) {
      return new Running(child, grant.token(token.restart() + 1), Phase.STARTING, failures);
    }
  }

  /** Where an activation stands; PAUSED waits for its restart. */
  public enum Phase {
    STARTING,
    ACTIVE,
    STOPPING,
    PAUSED
  }

  @Nullable
  Segment segment(int number) {
    return bySegment.get(number);
  }

  /** The activation with exactly this token, or null. */
  @Nullable
  Running running(Child child, Token token) {
    Segment segment = segment(child.segment());
    Running running = segment == null ? null : segment.children().get(child.name());
    return running != null && running.token().equals(token) ? running : null;
  }

  /** What a promise reports: every segment that a leader granted. */
  SortedMap<Integer, GrantId> claims() {
    SortedMap<Integer, GrantId> claims = new TreeMap<>();
    bySegment.forEach((number, segment) -> {
      if (number != Child.LOCAL) {
        claims.put(number, segment.grant());
      }
    });
    return Collections.unmodifiableSortedMap(claims);
  }

  boolean runNothing() {
    return bySegment.values().stream().allMatch(segment -> segment.children().isEmpty());
  }

  Holdings with(int number, Segment segment) {
    SortedMap<Integer, Segment> changed = new TreeMap<>(bySegment);
    changed.put(number, segment);
    return new Holdings(Collections.unmodifiableSortedMap(changed), leaving);
  }

  Holdings without(int number) {
    SortedMap<Integer, Segment> changed = new TreeMap<>(bySegment);
    changed.remove(number);
    return new Holdings(Collections.unmodifiableSortedMap(changed), leaving);
  }

  Holdings onTheWayOut() {
    return new Holdings(bySegment, true);
  }
}
