package io.supervised.event;

import io.supervised.ClusterNode;

/**
 * A child runs on another node than before.
 *
 * @param child the child, the node where it is now, and its activation there
 * @param from the node that ran it before
 */
public record MoveEvent(ChildEvent child, ClusterNode from) {}
