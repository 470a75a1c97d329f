package io.supervised.event;

import io.supervised.ClusterNode;
import io.supervised.Token;

/**
 * A child ran twice.
 *
 * @param name the child's name
 * @param bean the name of its bean
 * @param node the local node
 * @param stopped the token of the activation of this node, which is stopped
 * @param stays the least token that the activation which stays may have; greater than {@code stopped}
 */
public record DuplicateEvent(
    String name, String bean, ClusterNode node, Token stopped, Token stays) {}
