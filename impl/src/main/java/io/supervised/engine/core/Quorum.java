package io.supervised.engine.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * When the voters that answered in one ballot are enough to decide the next epoch. Any two such sets have a living voter in
 * common, or the later one knows that the earlier can't have been.
 */
final class Quorum {

  private Quorum() {}

  /** Whether these voters are enough. */
  static boolean of(State state, Ballot ballot, Set<NodeId> voters) {
    EpochRecord base = state.epoch();
    if (base == null) {
      return Founder.suffices(state, ballot, voters);
    }
    if (state.setup().available()) {
      return allOthersAreSilent(state, ballot, base, voters);
    }
    List<NodeId> witnesses = base.witnesses();
    int votes = (int) witnesses.stream().filter(voters::contains).count();
    return isMajority(votes, witnesses)
        || isHalfAgainstTheDead(state, ballot, votes, witnesses, voters)
        || isHalfWithTieBreaker(votes, witnesses, voters)
        || isUnbrokenSurvivor(state, ballot, base, voters);
  }

  /** The dead stay in the denominator. */
  private static boolean isMajority(int votes, List<NodeId> witnesses) {
    return 2 * votes > witnesses.size();
  }

  /**
   * Half, if all others were dead before the ballot began: no majority can be without one of these, and another half
   * can't have decided anything after its own death. With a tie-breaker it is for the tie-breaker to say.
   */
  private static boolean isHalfAgainstTheDead(
      State state, Ballot ballot, int votes, List<NodeId> witnesses, Set<NodeId> voters) {
    return !state.setup().tieBreaker()
        && 2 * votes == witnesses.size()
        && areDead(ballot, witnesses, voters);
  }

  private static boolean isHalfWithTieBreaker(
      int votes, List<NodeId> witnesses, Set<NodeId> voters) {
    return 2 * votes == witnesses.size() && voters.contains(NodeId.TIE_BREAKER);
  }

  /**
   * Every other member was dead before the ballot began, and this node still had a lease and had promised nobody else's
   * ballot: whoever had decided without it would have had to wait for the end of its lease first.
   */
  private static boolean isUnbrokenSurvivor(
      State state, Ballot ballot, EpochRecord base, Set<NodeId> voters) {
    return ballot.unbroken() && voters.contains(state.id()) && areDead(ballot, base.ids(), voters);
  }

  private static boolean areDead(
      Ballot ballot, Iterable<NodeId> members, Set<NodeId> exceptVoters) {
    for (NodeId member : members) {
      if (!exceptVoters.contains(member) && !ballot.deadBefore().contains(member)) {
        return false;
      }
    }
    return true;
  }

  private static boolean allOthersAreSilent(
      State state, Ballot ballot, EpochRecord base, Set<NodeId> voters) {
    Set<NodeId> missing = new HashSet<>(base.witnesses());
    missing.removeAll(voters);
    missing.removeIf(id -> state.peers().isDead(id) || ballot.suspects().contains(id));
    return missing.isEmpty();
  }
}
