package io.supervised;

/**
 * Who is responsible for a name, and how sure that is.
 *
 * @param node the node
 * @param authoritative whether the node that was asked is with the quorum; if not, this is what it knew when it lost it, and
 *     another node may be responsible by now
 */
public record Responsibility(ClusterNode node, boolean authoritative) {}
