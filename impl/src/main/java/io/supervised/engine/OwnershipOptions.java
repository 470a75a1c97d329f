package io.supervised.engine;

import io.supervised.engine.tiebreak.TieBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How safe and how fast take-over is.
 *
 * @param lease for how long a node may run children without an answer from the others; the same on all nodes
 * @param quorum how many of the places at which nodes can be a new cluster needs; by default all on one machine, else a majority
 * @param trustsRefusals whether a refused connection proves that a node has died
 * @param available whether each part of a divided cluster runs everything, instead of the part with the quorum alone
 * @param tieBreaker who decides between two equal halves
 */
public record OwnershipOptions(
    Duration lease,
    OptionalInt quorum,
    boolean trustsRefusals,
    boolean available,
    Optional<TieBreaker> tieBreaker) {

  /** As a node with no configuration at all has it. */
  public static OwnershipOptions defaults() {
    return new OwnershipOptions(
        Duration.ofSeconds(3), OptionalInt.empty(), true, false, Optional.empty());
  }
}
