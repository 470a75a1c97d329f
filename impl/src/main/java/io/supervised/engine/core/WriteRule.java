package io.supervised.engine.core;

/**
 * When what a holder writes to the registry about a name of its segment may be called done.
 *
 * <p>The data grid alone does not say: it goes on in every part of a divided cluster, and each part keeps its own. A write that
 * all living members have, made under a lease that is still valid, is known to whoever may hold the segment next.
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

  /**
   * Whether the traces of what was stopped may go: no node is left that was excluded without proof of its death, and could come
   * back with an older entry.
   */
  public static boolean mayForgetStopped(State state) {
    EpochRecord epoch = state.epoch();
    return epoch != null && epoch.ghosts().isEmpty();
  }
}
