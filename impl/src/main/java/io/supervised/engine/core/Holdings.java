package io.supervised.engine.core;

import io.supervised.Token;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The segments this node holds, and the children it runs in them. The holder is the truth: no table elsewhere overrules it.
 *
 * @param seen the greatest number of a grant of this epoch that came here, or never must, by segment; so a late one is known
 * @param leaving whether the node is on its way out and gives everything up
 */
public record Holdings(
    SortedMap<Integer, Segment> bySegment, Map<Integer, Long> seen, boolean leaving) {

  static final Holdings NONE = new Holdings(Collections.emptySortedMap(), Map.of(), false);

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

    Segment toStay() {
      return moving ? new Segment(grant, false, children) : this;
    }

    Segment with(Running child) {
      SortedMap<String, Running> changed = new TreeMap<>(children);
      changed.put(child.child().name(), child);
      return new Segment(grant, moving, Collections.unmodifiableSortedMap(changed));
    }

    /** Whether none of its children runs, or is about to. */
    boolean isAtRest() {
      return children.values().stream().noneMatch(Running::isUnderWay);
    }
  }

  /**
   * One activation of a child.
   *
   * @param failures how often in a row it ended by itself
   */
  public record Running(Child child, Token token, Phase phase, int failures) {

    boolean isUnderWay() {
      return phase != Phase.PAUSED && phase != Phase.STOPPED;
    }

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

  /** Where an activation stands. */
  public enum Phase {
    STARTING,
    ACTIVE,
    STOPPING,
    /** Ended by itself; waits for its restart. */
    PAUSED,
    /** Ended because the lease did; waits for the next one. */
    STOPPED
  }

  @Nullable
  Segment segment(int number) {
    return bySegment.get(number);
  }

  /** The first token of the grant under which a segment is held. */
  public Optional<Token> grant(int number) {
    return Optional.ofNullable(segment(number)).map(held -> held.grant().token(0));
  }

  /** The activation with exactly this token, or null. */
  @Nullable
  Running running(Child child, Token token) {
    Segment segment = segment(child.segment());
    Running running = segment == null ? null : segment.children().get(child.name());
    return running != null && running.token().equals(token) ? running : null;
  }

  /** Every segment that a leader granted. */
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
    return bySegment.values().stream().allMatch(Segment::isAtRest);
  }

  long seen(int number) {
    return seen.getOrDefault(number, 0L);
  }

  Holdings with(int number, Segment segment) {
    SortedMap<Integer, Segment> changed = new TreeMap<>(bySegment);
    changed.put(number, segment);
    return new Holdings(Collections.unmodifiableSortedMap(changed), seen, leaving);
  }

  Holdings without(int number) {
    SortedMap<Integer, Segment> changed = new TreeMap<>(bySegment);
    changed.remove(number);
    return new Holdings(Collections.unmodifiableSortedMap(changed), seen, leaving);
  }

  Holdings seeing(int number, long grant) {
    Map<Integer, Long> changed = new TreeMap<>(seen);
    changed.merge(number, grant, Math::max);
    return new Holdings(bySegment, Collections.unmodifiableMap(changed), leaving);
  }

  /** Grants are numbered anew in each epoch, and what the leader of the last one asked for counts no more. */
  Holdings inNewEpoch() {
    SortedMap<Integer, Segment> kept = new TreeMap<>(bySegment);
    kept.replaceAll((number, segment) -> segment.toStay());
    return new Holdings(Collections.unmodifiableSortedMap(kept), Map.of(), leaving);
  }

  Holdings onTheWayOut() {
    return new Holdings(bySegment, seen, true);
  }
}
