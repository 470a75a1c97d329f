package io.supervised.engine.core;

/**
 * When what a holder writes to the registry about a name of its segment may be called done.
 *
 * <p>The data grid alone does not say: it goes on in every part of a divided cluster, and each part keeps its own. A write that
 * all living members have, made under a lease that is still valid, is known to whoever may hold the segment next.
 *
 * <p>Of two entries of a name the one with the newer operation of a user must count, and of one operation the one that its
 * holder wrote last. A cluster that was begun anew while the only node that knew of an operation hung has entries of its own
 * by the time that node is back; they are newer, and must undo nothing.
 */
public final class WriteRule {

  private WriteRule() {}

  /**
   * Whether this node may write about names of the segment: it alone does, while it holds the segment, has a lease, and knows
   * everything that was acknowledged before.
   */
  public static boolean mayWrite(State state, int segment) {
    return state.holdings().segment(segment) != null && state.isLeasedFor(0) && state.informed();
  }

  /**
   * Whether a write has reached everybody who counts: the grid did not change under it, and had every member that is not proved
   * dead; and this node may still write now.
   */
  public static boolean mayAcknowledge(State state, int segment, GridView before, GridView after) {
    return before.equals(after)
        && mayWrite(state, segment)
        && state.members().stream()
            .filter(member -> !state.peers().isDead(member.id()))
            .allMatch(member -> after.members().contains(member.data()));
  }
}
