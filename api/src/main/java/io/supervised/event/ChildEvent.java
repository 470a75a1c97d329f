package io.supervised.event;

import io.supervised.ClusterNode;
import io.supervised.Token;

/**
 * Something happened to a child.
 *
 * @param name the child's name
 * @param bean the name of its bean
 * @param node where it happened
 * @param token the fencing token of the activation it happened to
 */
public record ChildEvent(String name, String bean, ClusterNode node, Token token) {}
