package io.supervised.engine.core;

import org.jspecify.annotations.Nullable;

/**
 * A voter's memory in the agreement on the epoch after {@code base}: single-decree Paxos, one instance for each epoch. Also the
 * whole memory of a tie-breaker.
 *
 * @param promised the greatest ballot it has promised; never falls within an instance
 * @param accepted the proposal of the greatest ballot it has accepted, or null
 */
public record Acceptor(Epoch base, Epoch promised, @Nullable Proposal accepted) {

  /** A voter on the epoch after {@code base} that has heard of no ballot yet. */
  public static Acceptor of(Epoch base) {
    return new Acceptor(base, Epoch.NONE, null);
  }

  /** Whether it may promise or accept in this ballot. */
  public boolean admits(Epoch ballot) {
    return !promised.isAfter(ballot);
  }

  public Acceptor promising(Epoch ballot) {
    return new Acceptor(base, ballot, accepted);
  }

  public Acceptor accepting(Proposal proposal) {
    return new Acceptor(base, proposal.ballot(), proposal);
  }
}
