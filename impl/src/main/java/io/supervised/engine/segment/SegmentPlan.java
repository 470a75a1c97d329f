package io.supervised.engine.segment;

import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.group.ChildGroups;
import io.supervised.engine.registry.StoredSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * What a node knows of children before it starts.
 *
 * @param beans by name
 * @param declared the children that start by themselves, by segment
 * @param hashed how many segments the registry has
 * @param homeOf the segment that a name belongs to unless it was placed elsewhere, {@link io.supervised.engine.core.Child#LOCAL} for one that each node has of its own
 * @param groups which children belong together
 * @param supervisorOf the name of the supervisor in a child's name; empty if there is none
 * @param suits whether a child may run on this node at all
 * @param arguments decodes what a child was started with
 * @param difference compares two specifications by value: what is there, as text, if something else is wanted; never throws, and may
 *     run code of users
 * @param backoff how long children wait for their restarts
 * @param stopTimeout how long a child may take to stop, unless its specification says otherwise
 * @param mostOrders how many operations of users may wait
 */
public record SegmentPlan(
    Map<String, SupervisedBean> beans,
    Map<Integer, List<Declared>> declared,
    int hashed,
    ToIntFunction<String> homeOf,
    ChildGroups groups,
    UnaryOperator<String> supervisorOf,
    Predicate<StoredSpec> suits,
    Function<byte[], List<Object>> arguments,
    BiFunction<StoredSpec, StoredSpec, Optional<String>> difference,
    Backoff backoff,
    Duration stopTimeout,
    int mostOrders) {

  private static final Duration LEAST_PATIENCE = Duration.ofSeconds(2);

  /** How long a segment that nothing runs in any more is kept until others have what its children left. */
  Duration patienceWithStates() {
    return patienceWithStates(stopTimeout);
  }

  /** That of a node whose children may take so long to stop: a short time for them is none for the data grid. */
  public static Duration patienceWithStates(Duration stopTimeout) {
    return stopTimeout.compareTo(LEAST_PATIENCE) < 0 ? LEAST_PATIENCE : stopTimeout;
  }

  List<Declared> declaredIn(int segment) {
    return declared.getOrDefault(segment, List.of());
  }
}
