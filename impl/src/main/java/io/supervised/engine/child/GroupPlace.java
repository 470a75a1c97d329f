package io.supervised.engine.child;

import io.supervised.Strategy;

/**
 * The place of a bean's children in a group.
 *
 * @param strategy what the end of one means for the others; the same for all beans of the group
 * @param order children of a lower one start first; where it is the same, the name of the bean decides
 */
public record GroupPlace(String group, Strategy strategy, int order) {}
