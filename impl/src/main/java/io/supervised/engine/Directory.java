package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.Responsibility;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.State;
import io.supervised.engine.registry.ChildRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Answers questions about nodes and children from the memory of this node. */
final class Directory {

  private final Supplier<State> state;
  private final ToIntFunction<String> segmentOf;
  private final ChildHost host;
  private final ChildRegistry registry;

  Directory(
      Supplier<State> state,
      ToIntFunction<String> segmentOf,
      ChildHost host,
      ChildRegistry registry) {
    this.state = state;
    this.segmentOf = segmentOf;
    this.host = host;
    this.registry = registry;
  }

  List<ClusterNode> nodes() {
    return state.get().members().stream().map(Member::asNode).toList();
  }

  ClusterNode localNode() {
    return state.get().self().asNode();
  }

  Optional<ClusterNode> nodeFor(String name) {
    State now = state.get();
    String node = Children.nodeIn(name);
    return node == null ? holder(now, name) : named(now, node);
  }

  Optional<Responsibility> responsibleFor(String name) {
    boolean authoritative = hasQuorum();
    return nodeFor(name).map(node -> new Responsibility(node, authoritative && hasQuorum()));
  }

  boolean hasQuorum() {
    return state.get().hasQuorum();
  }

  boolean isMine(String name) {
    return nodeFor(name).filter(localNode()::equals).isPresent();
  }

  Optional<ClusterNode> whereIs(String name) {
    return host.find(name).isPresent()
        ? Optional.of(localNode())
        : registry.find(name).filter(this::isTrue).map(ChildInfo::node);
  }

  List<ChildInfo> children() {
    return registry.all().stream()
        .filter(this::isTrue)
        .sorted(Comparator.comparing(ChildInfo::name))
        .toList();
  }

  Set<String> localChildren() {
    return host.names();
  }

  /** Whether an entry of the registry still holds: its node may have died or lost the child's segment since. */
  private boolean isTrue(ChildInfo child) {
    return nodeFor(child.name()).filter(child.node()::equals).isPresent();
  }

  private Optional<ClusterNode> holder(State now, String name) {
    Optional<NodeId> holder = now.routes().holder(segmentOf.applyAsInt(name));
    return holder.flatMap(now::member).map(Member::asNode);
  }

  private static Optional<ClusterNode> named(State now, String name) {
    return now.memberNamed(name).map(Member::asNode);
  }
}
