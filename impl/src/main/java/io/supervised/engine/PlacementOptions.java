package io.supervised.engine;

import io.supervised.engine.core.Member;
import io.supervised.engine.registry.StoredSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which nodes may run which children.
 *
 * @param labels of this node
 * @param eligible names or labels of the nodes that may run children, but for those that each node has of its own; all nodes if it is
 *     empty; the same on all nodes
 */
public record PlacementOptions(Set<String> labels, Set<String> eligible) {

  public PlacementOptions {
    labels = Set.copyOf(labels);
    eligible = Set.copyOf(eligible);
  }

  /** As a node with no configuration at all has it. */
  public static PlacementOptions defaults() {
    return new PlacementOptions(Set.of(), Set.of());
  }

  /** Whether a child may run on the node that has these options, if its segment is there. */
  boolean suit(String node, StoredSpec spec) {
    return spec.constraint().equals(StoredSpec.ANYWHERE)
        || ConstraintText.ruling(spec.constraint())
            .filter(where -> PlacementGroups.suits(where, node, labels))
            .isPresent();
  }

  boolean isEligible(Member member) {
    return eligible.isEmpty()
        || eligible.contains(member.name())
        || member.labels().stream().anyMatch(eligible::contains);
  }

  /** Which nodes are eligible, as text. */
  String describe() {
    List<String> sorted = List.copyOf(new TreeSet<>(eligible));
    return sorted.isEmpty() ? "all" : String.join(",", sorted);
  }
}
