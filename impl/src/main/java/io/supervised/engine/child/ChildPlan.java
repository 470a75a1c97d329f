package io.supervised.engine.child;

import io.supervised.engine.state.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What an activation is to be.
 *
 * @param name what the cluster calls it: behind the name of its supervisor and a colon, if that has one
 * @param supervisor the name of its supervisor, empty if that has none
 * @param segment in whose name it runs
 * @param bean it is an instance of
 * @param index number among the bean's instances, from 0
 * @param arguments reads what it was started with; may throw {@link io.supervised.SerializationException}
 * @param stopTimeout how long it may take to stop
 * @param state reads what its last instance has left to it; may throw
 * @param ticks up to when the ticks of its {@link CronMethod}s have run, by method
 */
public record ChildPlan(
    String name,
    String supervisor,
    int segment,
    SupervisedBean bean,
    int index,
    Supplier<List<Object>> arguments,
    Duration stopTimeout,
    Supplier<Snapshot> state,
    Map<String, Instant> ticks) {

  /** What users of its supervisor call it. */
  String shown() {
    return supervisor.isEmpty() ? name : name.substring(supervisor.length() + 1);
  }
}
