package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.PlannedMove;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import io.supervised.engine.registry.StoredSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Says what moves, or would if no limit held it back: the difference between where children are and where they should be. */
record Planning(Supplier<State> state, Directory directory) {

  /** What moves, by the full names of children, in their order. */
  List<PlannedMove> plan() {
    Plan plan = new Plan(state.get(), directory);
    return directory.children().stream()
        .flatMap(child -> plan.move(child).stream())
        .toList();
  }

  /** Of one moment. */
  private static final class Plan {

    private final State now;
    private final Directory directory;
    private final Map<Integer, NodeId> wanted;
    private final Map<NodeId, Map<Integer, NodeId>> withouts = new HashMap<>();

    Plan(State now, Directory directory) {
      this.now = now;
      this.directory = directory;
      this.wanted = now.destinations();
    }

    Optional<PlannedMove> move(ChildInfo child) {
      int segment = directory.segmentOf(child.name());
      if (segment == Child.LOCAL) {
        return Optional.empty();
      }
      Member from = now.routes().holder(segment).flatMap(now::member).orElse(null);
      Member to = Optional.ofNullable(wanted.get(segment)).flatMap(now::member).orElse(null);
      return from == null || to == null || from.equals(to)
          ? Optional.empty()
          : Optional.of(new PlannedMove(
              child.name(), from.asNode(), to.asNode(), reason(child, segment, from, to)));
    }

    private String reason(ChildInfo child, int segment, Member from, Member to) {
      if (now.isDraining(from.id())) {
        return "node '" + from.name() + "' is drained";
      } else if (now.isLeaving(from.id())) {
        return "node '" + from.name() + "' leaves";
      }
      return directory
          .specOf(child.name())
          .map(StoredSpec::constraint)
          .flatMap(ConstraintText::ruling)
          .map(where -> "it is to run " + where)
          .orElseGet(() -> isShare(segment, from, to)
              ? "node '" + to.name() + "' has joined and is to have its share"
              : "it belongs on node '" + to.name() + "' by the hash");
    }

    /** Whether it would stay if the node it goes to were not there. */
    private boolean isShare(int segment, Member from, Member to) {
      Map<Integer, NodeId> without = withouts.computeIfAbsent(to.id(), now::destinationsWithout);
      return from.id().equals(without.get(segment));
    }
  }
}
