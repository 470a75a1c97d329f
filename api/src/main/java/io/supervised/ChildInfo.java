package io.supervised;

import java.time.Instant;

/**
 * A running child, as its owner last told the cluster.
 *
 * @param name the child's name
 * @param bean the name of the bean it is an instance of
 * @param node where it runs
 * @param token the fencing token of this activation
 * @param since when it became active, by the owner's wall clock
 */
public record ChildInfo(String name, String bean, ClusterNode node, Token token, Instant since) {}
