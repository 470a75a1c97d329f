package io.supervised;

import java.time.Instant;

/**
 * A child, as its owner last told the cluster.
 *
 * @param name the child's name
 * @param bean the name of the bean it is an instance of
 * @param state what it does
 * @param node where it runs; if it is {@link ChildState#MOVING}, where it ran last, or is waiting
 * @param token the fencing token of this activation; if it does not run, of the last one, or of the first that is to be
 * @param restarts how often it was started again after it had ended by itself, on whichever nodes
 * @param since when it came to this state, by the owner's wall clock
 */
public record ChildInfo(
    String name,
    String bean,
    ChildState state,
    ClusterNode node,
    Token token,
    long restarts,
    Instant since) {

  /**
   * The same child in another state.
   *
   * @param other the state
   * @return a copy
   */
  public ChildInfo in(ChildState other) {
    return new ChildInfo(name, bean, other, node, token, restarts, since);
  }

  /**
   * The same child by another name.
   *
   * @param other the name
   * @return a copy
   */
  public ChildInfo named(String other) {
    return new ChildInfo(other, bean, state, node, token, restarts, since);
  }
}
