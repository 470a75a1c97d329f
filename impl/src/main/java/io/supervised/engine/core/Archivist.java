package io.supervised.engine.core;

/**
 * Who knows everything that was acknowledged: a member is informed once its data grid holds every living member, and one of
 * them is informed. It stays so, since nothing is acknowledged that not all living members have. Founders know that there is
 * nothing to know.
 *
 * <p>A member that is not informed holds no segment and writes nothing: from its old copy it would bring back what was stopped.
 */
final class Archivist {

  private Archivist() {}

  static Step gridChanged(State state, Placement placement, GridView grid) {
    return Leader.assign(lookUp(state.with(placement).with(grid)));
  }

  /** Looks whether this node knows everything now. */
  static State lookUp(State state) {
    EpochRecord epoch = state.epoch();
    boolean now = epoch != null
        && !state.informed()
        && (epoch.isInformed(state.id()) || hasCaughtUp(state, epoch));
    return now ? state.becomingInformed() : state;
  }

  private static boolean hasCaughtUp(State state, EpochRecord epoch) {
    boolean somebodyKnows = false;
    for (NodeId id : epoch.ids()) {
      if (state.peers().isDead(id)) {
        continue;
      }
      boolean inGrid = epoch
          .member(id)
          .map(member -> state.grid().members().contains(member.data()))
          .orElse(false);
      if (!inGrid) {
        return false;
      }
      somebodyKnows |= knows(state, epoch, id);
    }
    return somebodyKnows || areAllGone(state, epoch);
  }

  /** Whether nobody is left who could know more than the members do. */
  private static boolean areAllGone(State state, EpochRecord epoch) {
    return epoch.ghosts().entrySet().stream()
        .allMatch(ghost -> Watcher.isGone(state, ghost.getKey(), ghost.getValue()));
  }

  /**
   * Whether a member that holds nothing any more can be left out: what it knows must not go with it. Somebody who stays is
   * informed, or nobody stays, or nobody is informed anyway. Until then it is asked to wait; it does so for a while.
   */
  static boolean canSpare(State state, EpochRecord epoch) {
    boolean somebodyKnows = false;
    boolean somebodyStays = false;
    for (NodeId id : epoch.ids()) {
      if (state.peers().isDead(id)) {
        continue;
      }
      boolean stays = !state.peers().hasDeparted(id);
      boolean knows = knows(state, epoch, id);
      if (stays && knows) {
        return true;
      }
      somebodyStays |= stays;
      somebodyKnows |= knows;
    }
    return !somebodyStays || !somebodyKnows;
  }

  /** Whether this node knows a member to be informed. */
  static boolean knows(State state, EpochRecord epoch, NodeId member) {
    return epoch.isInformed(member)
        || (member.equals(state.id()) ? state.informed() : state.peers().isInformed(member));
  }
}
