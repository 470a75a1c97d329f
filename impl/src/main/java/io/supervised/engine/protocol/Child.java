package io.supervised.engine.protocol;

/**
 * A child that may run: its name, the bean it is an instance of, and the segment that decides where.
 *
 * @param index number among the bean's instances, from 0
 * @param segment {@link #LOCAL} for a child that every node has of its own
 */
public record Child(String name, String bean, int index, int segment) {

  /** Stands for "this node": held by each node from joining to leaving, assigned by nobody. */
  public static final int LOCAL = -1;
}
