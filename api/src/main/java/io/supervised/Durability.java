package io.supervised;

/**
 * When the state of a child is kept for the one that follows it, whatever its bean is: {@link Stateful}, or one with {@link Keep} on
 * fields. At an orderly stop it always is: before the child moves, before it is restarted by hand or with its group, and when its work
 * loop returns. A crash keeps nothing of what was changed since the last time.
 */
public enum Durability {
  /** At an orderly stop only. The death of a node loses what was changed since. */
  HANDOFF,

  /**
   * After each call, timer and message as well, before the caller gets the answer: all other members have the state by then, so that it
   * survives the death of the node. A call takes the time of one more round trip to the slowest member; while a node joins, which is a member
   * before it is part of the data grid, until it is. On a node without others it survives a crash of the child only. A call that ends its own
   * child is answered when all members know of the end.
   */
  EACH_CALL,

  /** Every {@link Supervised#saveEvery()} as well, in its turn among the calls. The death of a node loses what was changed since. */
  EVERY
}
