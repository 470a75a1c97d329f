package io.supervised;

/**
 * What the end of one child of a {@link Supervised#group() group} means for the others. Ends that count are crashes, returns of the work
 * loop that lead to a restart, and the death of the child's node; a child that moves, is terminated or restarted by a user, or is {@link
 * Restart#TEMPORARY}, concerns no other.
 */
public enum Strategy {

  /** Nothing: the group is started in order, and given up as one. */
  ONE_FOR_ONE,

  /** All others are stopped, in reverse order, and then all are started in order. */
  ONE_FOR_ALL,

  /** Those after it are stopped, in reverse order, and then it and they are started in order. */
  REST_FOR_ONE
}
