package io.supervised.engine;

import io.supervised.engine.call.Whereabouts;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Tells from the state of the protocol where calls go. */
record NodeWhereabouts(
    Supplier<State> state, ToIntFunction<String> segmentOf, Predicate<String> children)
    implements Whereabouts {

  @Override
  public NodeId self() {
    return state.get().self().id();
  }

  @Override
  public List<NodeId> members() {
    return state.get().members().stream().map(Member::id).toList();
  }

  @Override
  public @Nullable NodeId hostOf(String child) {
    State now = state.get();
    String node = Children.nodeIn(child);
    return node == null
        ? now.routes().holder(segmentOf.applyAsInt(child)).orElse(null)
        : now.memberNamed(node).map(Member::id).orElse(null);
  }

  @Override
  public boolean exists(String child) {
    return children.test(child);
  }

  @Override
  public boolean hasLostQuorum() {
    return state.get().hasLostQuorum();
  }

  @Override
  public @Nullable UUID addressOf(NodeId node) {
    return state.get().member(node).map(Member::data).orElse(null);
  }

  @Override
  public String nameOf(NodeId node) {
    return state.get().member(node).map(Member::name).orElseGet(node::toString);
  }
}
