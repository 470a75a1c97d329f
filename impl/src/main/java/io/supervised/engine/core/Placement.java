package io.supervised.engine.core;

import java.util.List;
import java.util.Map;

/** The consistent hash as a pure function: who should have each segment, if only these nodes could have any. */
@FunctionalInterface
public interface Placement {

  /** Knows no node yet. */
  Placement UNKNOWN = eligible -> Map.of();

  /** The node for each segment, by number; without those segments that none of them should have. */
  Map<Integer, NodeId> among(List<Member> eligible);

  /** The same without those segments that one of the spared nodes should have, and none of the eligible ones could run. */
  default Map<Integer, NodeId> among(List<Member> eligible, List<Member> spared) {
    return among(eligible);
  }
}
