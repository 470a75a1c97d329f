package io.supervised.engine.core;

import io.supervised.engine.core.Ballot.Promised;
import java.util.Map;

/**
 * Whom a new epoch may leave out: who is proved dead, who has let go of everything, and who can have no lease any more
 * because enough witnesses have promised to grant none, and have waited for the end of those they had granted.
 */
final class Exclusion {

  private Exclusion() {}

  /** Whether everybody who did not answer, or is suspect, may be left out now. */
  static boolean isSafe(State state, Ballot ballot) {
    EpochRecord base = state.epoch();
    if (base == null || state.setup().available()) {
      return true;
    }
    for (NodeId witness : base.witnesses()) {
      if (!ballot.promises().containsKey(witness) && !isOut(state, ballot, base, witness)) {
        return false;
      }
    }
    for (NodeId suspect : ballot.suspects()) {
      if (!isBack(state, ballot, suspect) && !isOut(state, ballot, base, suspect)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the new epoch leaves this member of the base out. */
  static boolean applies(State state, Ballot ballot, NodeId member) {
    return state.peers().isDead(member)
        || hasLeft(state, member)
        || (ballot.suspects().contains(member) && !isBack(state, ballot, member));
  }

  /** Whether the member wants to leave, holds nothing any more, and takes nothing with it that nobody else knows. */
  static boolean hasLeft(State state, NodeId member) {
    EpochRecord epoch = state.epoch();
    return epoch != null && state.peers().hasDeparted(member) && Archivist.canSpare(state, epoch);
  }

  /** A suspect that shows itself alive: a witness by its promise, any other by what it says. */
  private static boolean isBack(State state, Ballot ballot, NodeId suspect) {
    EpochRecord base = state.epoch();
    return (base != null && base.isWitness(suspect))
        ? ballot.promises().containsKey(suspect)
        : !Watcher.isSuspect(state, suspect);
  }

  private static boolean isOut(State state, Ballot ballot, EpochRecord base, NodeId member) {
    return state.peers().isDead(member)
        || (ballot.suspects().contains(member) && isFenced(state, ballot, base, member));
  }

  /** Half of the witnesses are enough: a lease needs more than the other half. */
  private static boolean isFenced(State state, Ballot ballot, EpochRecord base, NodeId member) {
    int waited = 0;
    for (Map.Entry<NodeId, Promised> promise : ballot.promises().entrySet()) {
      if (base.isWitness(promise.getKey()) && hasWaited(state, promise.getValue(), member)) {
        waited++;
      }
    }
    return 2 * waited >= base.witnesses().size();
  }

  private static boolean hasWaited(State state, Promised promised, NodeId member) {
    Long wait = promised.promise().waits().get(member);
    return wait != null && promised.at() + state.timing().stretched(wait) <= state.mono();
  }
}
