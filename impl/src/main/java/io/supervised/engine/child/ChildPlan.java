package io.supervised.engine.child;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What an activation is to be.
 *
 * @param segment in whose name it runs
 * @param bean it is an instance of
 * @param index number among the bean's instances, from 0
 * @param arguments reads what it was started with; may throw {@link io.supervised.SerializationException}
 * @param stopTimeout how long it may take to stop
 */
public record ChildPlan(
    String name,
    int segment,
    SupervisedBean bean,
    int index,
    Supplier<List<Object>> arguments,
    Duration stopTimeout) {}
