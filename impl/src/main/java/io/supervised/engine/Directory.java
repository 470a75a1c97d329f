package io.supervised.engine;

import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Constraint.NearTo;
import io.supervised.Responsibility;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.core.Child;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.State;
import io.supervised.engine.group.ChildGroup;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.ChildRegistry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Wish;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers questions about nodes and children from the memory of this node. */
final class Directory {

  private final Supplier<State> state;
  private final Children names;
  private final ChildHost host;
  private final ChildRegistry registry;
  private final Specifications specifications;
  private final ChildGroups groups;
  private final int segments;
  private final Pages pages;

  Directory(
      Supplier<State> state,
      Children names,
      int segments,
      ChildHost host,
      ChildRegistry registry,
      Specifications specifications,
      ChildGroups groups) {
    this.state = state;
    this.names = names;
    this.host = host;
    this.registry = registry;
    this.specifications = specifications;
    this.groups = groups;
    this.segments = segments;
    this.pages = new Pages(segments, segment -> registry.in(segment));
  }

  List<ClusterNode> nodes() {
    return state.get().members().stream().map(Member::asNode).toList();
  }

  ClusterNode localNode() {
    return state.get().self().asNode();
  }

  Optional<ClusterNode> nodeFor(String name) {
    return nodeFor(name, segmentOf(name));
  }

  private Optional<ClusterNode> nodeFor(String name, int segment) {
    State now = state.get();
    return segment == Child.LOCAL
        ? Optional.ofNullable(names.nodeIn(name)).flatMap(now::memberNamed).map(Member::asNode)
        : now.routes().holder(segment).flatMap(now::member).map(Member::asNode);
  }

  /** The segment of a child, also if this node has not come across it yet. */
  int segmentOf(String name) {
    int home = names.homeOf(name);
    if (home == Child.LOCAL) {
      return home;
    }
    OptionalInt told = registry.segmentOf(name);
    return told.isPresent() ? told.getAsInt() : names.placed().segmentOf(name).orElse(home);
  }

  /** The children that were given up with that one, and it itself, if it was; those that were the reason come last. */
  List<String> givenUpWith(String child) {
    if (!isGivenUp(child)) {
      return List.of();
    }
    return groups.of(child).map(ChildGroup::children).orElse(List.of(child)).stream()
        .filter(this::isGivenUp)
        .sorted(Comparator.comparing(this::isReason))
        .toList();
  }

  private boolean isGivenUp(String child) {
    return registry.of(child).filter(ChildEntry::isGivenUp).isPresent();
  }

  private boolean isReason(String child) {
    return registry
        .of(child)
        .filter(entry -> !entry.history().standing().givenUpWithGroup())
        .isPresent();
  }

  /** Whether it is settled where a name belongs: it was started before, or a bean declares it. */
  boolean hasPlace(String name) {
    return names.declares(name) || registry.entry(name).isPresent();
  }

  /** The children that are to be near to that one. */
  List<String> near(String child) {
    int segment = segmentOf(child);
    return segment == Child.LOCAL
        ? List.of()
        : registry.in(segment % segments).entrySet().stream()
            .filter(each -> isNear(each.getValue(), child))
            .map(each -> RegistryKey.name(each.getKey()))
            .sorted()
            .toList();
  }

  private static boolean isNear(ChildEntry entry, String child) {
    return entry.wish() instanceof Wish.Started started
        && ConstraintText.read(started.spec().constraint())
            .filter(new NearTo(child)::equals)
            .isPresent();
  }

  /** The constraint of a placement group, as text. */
  Optional<String> constraintOf(int group) {
    return registry
        .entry(RegistryKey.GROUPS)
        .map(ChildEntry::wish)
        .map(wish -> wish instanceof Wish.Groups groups ? groups.constraints() : List.<String>of())
        .filter(constraints -> group < constraints.size())
        .map(constraints -> constraints.get(group));
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
        : find(name).filter(child -> child.state() == ChildState.ACTIVE).map(ChildInfo::node);
  }

  Optional<ChildInfo> find(String name) {
    return registry.of(name).flatMap(entry -> told(name, entry, segmentOf(name)));
  }

  /** What a child was started from: what was stored, or what its bean declares. */
  Optional<StoredSpec> specOf(String name) {
    return registry.of(name).flatMap(this::specOf);
  }

  private Optional<StoredSpec> specOf(ChildEntry entry) {
    if (entry.wish() instanceof Wish.Moved moved) {
      return Optional.of(moved.spec());
    }
    return entry.wish() instanceof Wish.Started started
        ? Optional.of(started.spec())
        : entry.child().flatMap(child -> specifications.declared(child.bean()));
  }

  /** The name of the child whose instance the object is. */
  Optional<String> holding(Object instance) {
    return host.holding(instance).map(child -> child.plan().name());
  }

  List<ChildInfo> children() {
    List<ChildInfo> children = new ArrayList<>();
    registry.forEach((key, entry) -> told(key, entry).ifPresent(children::add));
    children.sort(Comparator.comparing(ChildInfo::name));
    return Collections.unmodifiableList(children);
  }

  /** Some of the children that are wanted. */
  ChildPage children(@Nullable String from, int limit, Predicate<ChildInfo> wanted) {
    return pages.read(from, limit, (key, entry) -> told(key, entry).filter(wanted));
  }

  long countChildren(Predicate<ChildInfo> wanted) {
    AtomicLong count = new AtomicLong();
    registry.forEach((key, entry) ->
        told(key, entry).filter(wanted).ifPresent(there -> count.incrementAndGet()));
    return count.get();
  }

  Set<String> localChildren() {
    return host.names();
  }

  private Optional<ChildInfo> told(String key, ChildEntry entry) {
    String name = RegistryKey.name(key);
    if (entry.wish() instanceof Wish.Moved && hasArrived(name)) {
      return Optional.empty(); // it is told of there
    }
    return told(name, entry, RegistryKey.segment(key).orElseGet(() -> names.homeOf(name)));
  }

  private boolean hasArrived(String name) {
    return registry
        .of(name)
        .filter(entry -> !(entry.wish() instanceof Wish.Moved))
        .isPresent();
  }

  /** What it was started from is read when that is asked for: a list must not fail for one argument, nor take long for all. */
  private Optional<ChildInfo> told(String name, ChildEntry entry, int segment) {
    return entry
        .child()
        .flatMap(child -> asItIs(child, segment))
        .map(child -> child.startedFrom(
            () -> specOf(entry).flatMap(spec -> specifications.specification(name, spec))));
  }

  /**
   * The child as it is by now: its node may have died, or lost the child's segment, since it told of it. One that each node has of its
   * own goes with its node.
   */
  private Optional<ChildInfo> asItIs(ChildInfo told, int segment) {
    Optional<ClusterNode> node = nodeFor(told.name(), segment);
    if (node.isEmpty() && segment == Child.LOCAL) {
      return Optional.empty();
    }
    boolean still =
        node.filter(told.node()::equals).isPresent() || told.state() == ChildState.GIVEN_UP;
    return Optional.of(still ? told : told.in(ChildState.MOVING));
  }
}
