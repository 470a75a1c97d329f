package io.supervised.tck.faults.node;

import io.supervised.Durability;
import java.util.Set;

/**
 * The children with state that all nodes of a run share.
 *
 * @param count how many; 0 for none
 * @param durability when their state is kept
 */
public record Counters(int count, Durability durability) {

  static final String BEAN = "counter";

  public Set<String> names() {
    return Children.names(BEAN, count);
  }
}
