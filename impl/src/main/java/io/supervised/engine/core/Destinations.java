package io.supervised.engine.core;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where segments should be.
 *
 * @param wanted by segment; without those that only a node that is drained may have
 * @param lastResort the same, with those; for segments that nobody holds
 */
record Destinations(Map<Integer, NodeId> wanted, Map<Integer, NodeId> lastResort) {

  /** For these members, without those that are dead or leave, and with those that are drained only where nobody else may stand in. */
  static Destinations of(State state, List<Member> members) {
    List<Member> able = members.stream()
        .filter(member -> !state.peers().isDead(member.id()) && !state.isLeaving(member.id()))
        .toList();
    List<Member> drained =
        able.stream().filter(member -> state.isDraining(member.id())).toList();
    if (drained.isEmpty()) {
      Map<Integer, NodeId> owners = state.placement().among(able);
      return new Destinations(owners, owners);
    }
    List<Member> taking =
        able.stream().filter(member -> !state.isDraining(member.id())).toList();
    return new Destinations(
        state.placement().among(taking, drained), state.placement().among(able));
  }

  /** Whether this node holds nothing, or others may have something, but nothing of what it holds. */
  static boolean areReached(State state) {
    Set<Integer> held = state.holdings().claims().keySet();
    Map<Integer, NodeId> wanted = of(state, state.members()).wanted();
    return held.isEmpty()
        || (!wanted.isEmpty()
            && held.stream()
                .allMatch(segment -> wanted.getOrDefault(segment, state.id()).equals(state.id())));
  }
}
