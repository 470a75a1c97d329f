package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Says why a child is where it is. */
record Explaining(
    Supplier<State> state, Children names, Directory directory, RouteHistory history) {

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
    List<ClusterNode> candidates = candidates(now, segment);
    return new Explanation(
        name,
        segment,
        holder,
        candidates,
        history.of(segment),
        child,
        why(now, segment, holder.orElse(null), candidates));
  }

  /** The one that the hash prefers, then the others. */
  private static List<ClusterNode> candidates(State now, int segment) {
    NodeId preferred = now.placement().among(now.members()).get(segment);
    List<ClusterNode> candidates = new ArrayList<>();
    for (Member member : now.members()) {
      if (member.id().equals(preferred)) {
        candidates.add(0, member.asNode());
      } else {
        candidates.add(member.asNode());
      }
    }
    return candidates;
  }

  private static String why(
      State now, int segment, @Nullable ClusterNode holder, List<ClusterNode> candidates) {
    StringBuilder why = new StringBuilder("the name belongs to segment ").append(segment);
    Optional<ClusterNode> preferred = candidates.stream().findFirst();
    if (holder == null) {
      why.append(", which nobody holds at the moment");
    } else {
      why.append(", which node '").append(holder.name()).append("' holds");
    }
    if (preferred.isPresent() && preferred.get().equals(holder)) {
      why.append(", as the consistent hash has it");
    } else {
      preferred.ifPresent(node -> why.append("; by the consistent hash it goes to node '")
          .append(node.name())
          .append("'"));
    }
    if (!now.hasQuorum()) {
      why.append("; this node is without the quorum, and says what it knew before");
    }
    return why.toString();
  }
}
