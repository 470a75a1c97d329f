package io.supervised;

/**
 * A child that is not where it should be, and will move there.
 *
 * @param child the child's name
 * @param from the node that is responsible for it now
 * @param to the node that is to be
 * @param reason why, in words: for instance that a node has joined, or is drained, or that the child is to run on that node
 */
public record PlannedMove(String child, ClusterNode from, ClusterNode to, String reason) {}
