package io.supervised.engine;

import io.supervised.Constraint;
import io.supervised.Constraint.OnNode;
import io.supervised.Constraint.OnlyOn;
import io.supervised.Constraint.WithLabels;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Placement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where segments should be: those of the hash where the consistent hash has them; and for each constraint that some child has, a few
 * segments of its own, where the constraint has them. All of them on eligible nodes only. A pure function of the members.
 *
 * @param hash knows the segments of the hash
 * @param hashed how many these are; those of the groups are numbered from there
 * @param constraints of the groups, in the order of their segments; null for one that this build does not know
 */
record PlacementGroups(
    Placement hash, int hashed, List<@Nullable Constraint> constraints, Predicate<Member> eligible)
    implements Placement {

  /** How many segments a group has: over so many nodes it can be spread. */
  static final int SEGMENTS_IN_GROUP = 8;

  /** How many different constraints there can be. */
  static final int MOST = 128;

  /** How many segments there are in all. */
  static int segments(int hashed) {
    return hashed + MOST * SEGMENTS_IN_GROUP;
  }

  /** The segment of a name in a group. */
  static int segment(int hashed, int group, String name) {
    return hashed + group * SEGMENTS_IN_GROUP + Math.floorMod(name.hashCode(), SEGMENTS_IN_GROUP);
  }

  /** The group that a segment beyond those of the hash belongs to. */
  static int group(int hashed, int segment) {
    return (segment - hashed) / SEGMENTS_IN_GROUP;
  }

  @Override
  public Map<Integer, NodeId> among(List<Member> members) {
    return among(members, List.of());
  }

  @Override
  public Map<Integer, NodeId> among(List<Member> members, List<Member> spared) {
    List<Member> able = members.stream().filter(eligible).toList();
    List<Member> last = spared.stream().filter(eligible).toList();
    Map<Integer, NodeId> owners = onAble(hash.among(members), able);
    for (int group = 0; group < constraints.size(); group++) {
      Constraint constraint = constraints.get(group);
      for (int i = 0; i < SEGMENTS_IN_GROUP && constraint != null; i++) {
        int segment = hashed + group * SEGMENTS_IN_GROUP + i;
        if (isForAny(constraint, able) || !isForAny(constraint, last)) {
          owner(constraint, segment, able, owners).ifPresent(node -> owners.put(segment, node));
        }
      }
    }
    return owners;
  }

  /**
   * What the hash gives to nodes that are not eligible goes to others, by segment and not by what the hash would be without them: that
   * would be another one with each node that comes or goes.
   */
  private static Map<Integer, NodeId> onAble(Map<Integer, NodeId> hashed, List<Member> able) {
    Set<NodeId> ids = able.stream().map(Member::id).collect(Collectors.toSet());
    Map<Integer, NodeId> owners = new TreeMap<>();
    hashed.forEach((segment, node) -> {
      if (ids.contains(node)) {
        owners.put(segment, node);
      } else {
        preferred(segment, able.stream()).ifPresent(other -> owners.put(segment, other));
      }
    });
    return owners;
  }

  /** A node that suits the constraint; if there is none, one that keeps the segment until there is, and runs nothing of it. */
  private Optional<NodeId> owner(
      Constraint constraint, int segment, List<Member> able, Map<Integer, NodeId> owners) {
    return suiting(constraint, segment, able)
        .or(() -> Optional.ofNullable(owners.get(segment % hashed)));
  }

  private static Optional<NodeId> suiting(Constraint constraint, int segment, List<Member> able) {
    if (constraint instanceof OnlyOn only) {
      return named(only.node(), able);
    } else if (constraint instanceof OnNode on) {
      return named(on.node(), able);
    }
    return preferred(
        segment, able.stream().filter(member -> suits(constraint, member.name(), member.labels())));
  }

  private static Optional<NodeId> preferred(int segment, Stream<Member> able) {
    return able.max(Comparator.comparingInt((Member member) -> weight(segment, member))
            .thenComparing(Member::id))
        .map(Member::id);
  }

  /** Whether a child with that constraint may run on a node, if its segment is there. */
  static boolean suits(Constraint constraint, String node, Set<String> labels) {
    if (constraint instanceof OnlyOn only) {
      return only.node().equals(node);
    }
    return !(constraint instanceof WithLabels with) || labels.containsAll(with.labels());
  }

  private static boolean isForAny(Constraint constraint, List<Member> members) {
    return members.stream().anyMatch(member -> suits(constraint, member.name(), member.labels()));
  }

  private static Optional<NodeId> named(String node, List<Member> able) {
    return able.stream()
        .filter(member -> member.name().equals(node))
        .findFirst()
        .map(Member::id);
  }

  /** Each segment prefers the nodes in an order of its own, so that who joins or leaves moves no more than its share. */
  private static int weight(int segment, Member member) {
    int mixed = (segment * 0x9E3779B9) ^ member.name().hashCode();
    mixed = (mixed ^ (mixed >>> 16)) * 0x85EBCA6B;
    mixed = (mixed ^ (mixed >>> 13)) * 0xC2B2AE35;
    return mixed ^ (mixed >>> 16);
  }
}
