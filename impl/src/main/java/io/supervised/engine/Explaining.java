package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Constraint;
import io.supervised.Constraint.OnlyOn;
import io.supervised.Explanation;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import io.supervised.engine.registry.StoredSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says why a child is where it is. */
record Explaining(
    Supplier<State> state,
    Children names,
    Directory directory,
    RouteHistory history,
    PlacementOptions options) {

  Explanation explain(String name) {
    State now = state.get();
    Optional<ChildInfo> child = directory.find(name);
    Optional<ClusterNode> holder = directory.nodeFor(name);
    int segment = directory.segmentOf(name);
    if (segment == Child.LOCAL) {
      String node = String.valueOf(names.nodeIn(name));
      List<ClusterNode> candidates = holder.map(List::of).orElse(List.of());
      String why = "each node has one of its own, and this is the one of node '" + node + "'"
          + (holder.isEmpty() ? ", which is no member" : "");
      return new Explanation(name, segment, holder, candidates, List.of(), child, why);
    }
    Optional<String> stored = directory.specOf(name).map(StoredSpec::constraint);
    Optional<Constraint> constraint = stored.flatMap(ConstraintText::read);
    Optional<Constraint> ruling = stored.flatMap(ConstraintText::ruling);
    List<ClusterNode> candidates = candidates(now, segment, ruling);
    return new Explanation(
        name,
        segment,
        holder,
        candidates,
        history.of(segment),
        child,
        why(now, segment, holder.orElse(null), candidates, constraint, ruling));
  }

  /** The one that the placement prefers, then the others that are eligible and suit the constraint. */
  private List<ClusterNode> candidates(State now, int segment, Optional<Constraint> constraint) {
    NodeId preferred = now.destinations().get(segment);
    List<ClusterNode> candidates = new ArrayList<>();
    for (Member member : now.members()) {
      if (!options.isEligible(member) || !suits(constraint, member)) {
        continue;
      }
      if (member.id().equals(preferred)) {
        candidates.add(0, member.asNode());
      } else {
        candidates.add(member.asNode());
      }
    }
    return candidates;
  }

  private static boolean suits(Optional<Constraint> constraint, Member member) {
    return constraint
        .map(where -> PlacementGroups.suits(where, member.name(), member.labels()))
        .orElse(true);
  }

  private static String why(
      State now,
      int segment,
      @Nullable ClusterNode holder,
      List<ClusterNode> candidates,
      Optional<Constraint> constraint,
      Optional<Constraint> ruling) {
    StringBuilder why = new StringBuilder("the name belongs to segment ").append(segment);
    constraint.ifPresent(where -> why.append(", for it is to run ").append(where));
    ruling
        .filter(where -> !constraint.equals(ruling))
        .ifPresent(where -> why.append(", which is to run ").append(where));
    if (holder == null) {
      why.append("; nobody holds that at the moment");
    } else {
      why.append("; node '").append(holder.name()).append("' holds that");
    }
    if (candidates.isEmpty()) {
      why.append(", and no member may run it").append(missing(now, ruling));
    } else if (candidates.get(0).equals(holder)) {
      why.append(", as the placement has it");
    } else {
      why.append("; by the placement it goes to node '")
          .append(candidates.get(0).name())
          .append("'");
    }
    if (!now.hasQuorum()) {
      why.append("; this node is without the quorum, and says what it knew before");
    }
    return why.toString();
  }

  private static String missing(State now, Optional<Constraint> ruling) {
    return ruling
        .filter(where ->
            where instanceof OnlyOn only && now.memberNamed(only.node()).isEmpty())
        .map(
            where -> "; it waits for node '" + ((OnlyOn) where).node() + "', which is not a member")
        .orElse("");
  }
}
