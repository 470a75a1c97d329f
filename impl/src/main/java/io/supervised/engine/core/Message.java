package io.supervised.engine.core;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What nodes say to each other. Any of them may be lost, doubled, late or out of order; whatever matters is said again until
 * it is answered.
 *
 * <p>To become a member: {@link Seek}. The next epoch: {@link Prepare} → {@link Promise} → {@link Accept} → {@link Accepted} → {@link Commit}.
 * A lease: {@link Renew} → {@link Renewed}. A segment, inside an epoch: {@link Report}, then {@link Move} → {@link Release} → {@link Grant} →
 * {@link Held}.
 */
public sealed interface Message {

  /**
   * A node looks for a cluster.
   *
   * @param adrift whether it is still a member of one, but has been without a lease for too long to hope for it
   */
  record Seek(Member member, boolean adrift) implements Message {}

  /** The leader can't take the sought-for place, and says why. */
  record Refuse(String reason) implements Message {}

  /** To a node that is adrift: there is a cluster with a quorum, and the node is no member of it. */
  record Elsewhere() implements Message {}

  /**
   * A proposer asks a witness of the base to promise that it takes part in no smaller ballot for the epoch after it, and
   * grants no more leases to the suspects.
   */
  record Prepare(Epoch base, Epoch ballot, Set<NodeId> suspects) implements Message {}

  /**
   * A witness promises.
   *
   * @param accepted what it had accepted before, with the greatest ballot, or null
   * @param waits for how many milliseconds each suspect may still have a lease that this witness helped to grant
   * @param age of the promising node, in milliseconds
   * @param informed whether it has all that was acknowledged
   */
  record Promise(
      Epoch base,
      Epoch ballot,
      @Nullable Proposal accepted,
      Map<NodeId, Long> waits,
      long age,
      boolean informed)
      implements Message {}

  /** A proposer asks a witness to accept the record of the epoch after the base. */
  record Accept(Epoch base, Epoch ballot, EpochRecord epoch) implements Message {}

  record Accepted(Epoch base, Epoch ballot) implements Message {}

  /** The ballot is too small: a greater one was promised. */
  record Reject(Epoch base, Epoch promised) implements Message {}

  /** An epoch that is decided. */
  record Commit(EpochRecord epoch) implements Message {}

  /**
   * A member asks a witness for a lease.
   *
   * @param lapsed whether it has none at the moment
   * @param table version of the leader's table it was told last
   * @param informed whether it has all that was acknowledged
   */
  record Renew(Epoch epoch, long number, boolean lapsed, long table, boolean informed)
      implements Message {}

  /** A witness grants the lease that was asked for with this number. */
  record Renewed(Epoch epoch, long number) implements Message {}

  /**
   * A member tells the leader of a new epoch which grants it holds, by segment.
   *
   * @param informed whether it has all that was acknowledged
   */
  record Report(Epoch epoch, SortedMap<Integer, GrantId> claims, boolean informed)
      implements Message {}

  /** The leader gives these segments, with the numbers of the grants. */
  record Grant(Epoch epoch, SortedMap<Integer, Long> segments) implements Message {}

  /** The holder has taken these segments, and their children run. */
  record Held(Epoch epoch, SortedMap<Integer, GrantId> segments) implements Message {}

  /** The leader wants the holder to give up these segments, held under these grants. */
  record Move(Epoch epoch, SortedMap<Integer, GrantId> segments) implements Message {}

  /** Two members of a cluster that was divided hold the same segments; the holder of these grants gives them up. */
  record Yield(Epoch epoch, SortedMap<Integer, Rival> segments) implements Message {}

  /**
   * Two grants of one segment.
   *
   * @param yields the one that is given up
   * @param stays the later one
   */
  record Rival(GrantId yields, GrantId stays) {}

  /** These grants are not held any more, or never will be: nothing of them runs here. */
  record Release(Epoch epoch, SortedMap<Integer, GrantId> segments) implements Message {}

  /** The leader's table, a hint for everyone else: the holder of each segment, null while it has none. */
  record Table(Epoch epoch, long version, List<@Nullable NodeId> holders) implements Message {}

  /**
   * A member is about to leave: give it nothing more.
   *
   * @param departed whether it holds nothing any more, and waits to be let go
   */
  record Leaving(boolean departed) implements Message {}

  /**
   * A member wants to hold nothing that others may have, or takes that back. It stays a member, says so as long as it is so,
   * and holds what nobody else may have.
   *
   * @param wanted false if it is taken back
   */
  record Drain(boolean wanted) implements Message {}

  /** A user wants the present members to have their shares now, however short a time they have been members. */
  record Rebalance() implements Message {}

  /** The sender has ended: it runs, grants and answers nothing any more. */
  record Farewell() implements Message {}
}
