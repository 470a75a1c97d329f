package io.supervised.engine.core;

/**
 * The times of the protocol, all derived from the length of a lease. In milliseconds.
 *
 * <p>A holder counts a lease from the moment it asked, and a witness from the moment it granted, which is later; each
 * allows for a clock that runs wrong by the drift. So a lease is over for its holder, at least a margin before its
 * witnesses take it to be.
 *
 * @param lease length of a lease
 * @param margin kept between the end of a lease for its holder and for its witnesses
 * @param driftPermille by how much the rates of two clocks may differ, in thousandths
 */
public record Timing(long lease, long margin, int driftPermille) {

  private static final int DRIFT_PERMILLE = 10;
  private static final int SHARE_OF_MARGIN = 30;

  /** The times for leases of the given length, with a drift of 1 % and a margin of a thirtieth. */
  public static Timing of(long leaseMillis) {
    return new Timing(leaseMillis, leaseMillis / SHARE_OF_MARGIN, DRIFT_PERMILLE);
  }

  /** How long a lease serves its holder, counted from asking for it. */
  long valid() {
    return lease - drift(lease) - margin;
  }

  /** How long before the end of its lease a holder begins to stop its children, to be done in time. */
  long stopEarly() {
    return lease / 5;
  }

  /** How long a witness must take a lease to be valid, counted from granting it. */
  long granted() {
    return lease + drift(lease) + margin;
  }

  /** A time measured elsewhere, as it must be waited for here. */
  long stretched(long millis) {
    return millis + drift(millis);
  }

  long renewEvery() {
    return lease / 6;
  }

  /** How long nothing is heard from a member that is then taken to be silent. */
  long silentAfter() {
    return lease + renewEvery();
  }

  /** How long to wait for an answer before asking again. */
  long retry() {
    return lease / 12;
  }

  /** How much later each next witness begins, when all see the same need. */
  long stagger() {
    return lease / 6;
  }

  /** How old a node is at least when it asks to be taken in. */
  long settling() {
    return lease / 6;
  }

  /** How long a vacant address is taken to be vacant still, for a first epoch; less than any node takes to be taken in. */
  long vacantFor() {
    return settling() - drift(2 * settling()) - 1;
  }

  /** How long a proposal that this node has accepted may stay undecided; short, for it grants no lease meanwhile. */
  long acceptHangs() {
    return lease / 4;
  }

  /** How long a member does without a lease before it looks for others to begin anew with. */
  long adriftAfter() {
    return 5 * lease;
  }

  private long drift(long millis) {
    return millis * driftPermille / 1000;
  }
}
