package io.supervised.engine;

import io.supervised.engine.call.Whereabouts;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import io.supervised.engine.segment.RegistrarNames;
import io.supervised.engine.segment.SegmentHint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the state of the protocol where calls go.
 *
 * @param lacks whether there surely is no child of a name
 * @param why a child was given up, if it was
 */
record NodeWhereabouts(
    Supplier<State> state,
    Children names,
    Predicate<String> lacks,
    Function<String, Optional<String>> why)
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
    boolean registrar = RegistrarNames.isOne(child);
    String node = registrar ? RegistrarNames.node(child) : names.nodeIn(child);
    if (node != null) {
      return state.get().memberNamed(node).map(Member::id).orElse(null);
    }
    int segment = registrar ? RegistrarNames.segment(child) : names.segmentOf(child);
    return state.get().routes().holder(segment).orElse(null);
  }

  @Override
  public boolean lacks(String child) {
    return !RegistrarNames.isOne(child) && lacks.test(child);
  }

  @Override
  public Optional<String> givenUp(String child) {
    return RegistrarNames.isOne(child) ? Optional.empty() : why.apply(child);
  }

  @Override
  public Optional<String> elsewhere(String child) {
    return names
        .placed()
        .of(child)
        .filter(known -> !isMine(known.segment()))
        .map(SegmentHint::text);
  }

  private boolean isMine(int segment) {
    State now = state.get();
    return now.routes().holder(segment).filter(now.self().id()::equals).isPresent();
  }

  @Override
  public void learn(String child, String where) {
    names.placed().learn(child, SegmentHint.read(where));
  }

  @Override
  public void forget(String child) {
    names.placed().forget(child);
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
