package io.supervised.engine.core;

import org.jspecify.annotations.Nullable;

/**
 * This node as a proposer.
 *
 * @param ballot the one it has running, or null
 * @param highestRound the highest round it knows of; never falls, so that no round is used twice
 * @param quietUntil before when it begins no ballot, because another node is at it; by the monotonic clock
 * @param coveredSince since when enough is known of all addresses to begin a cluster, or {@link Long#MAX_VALUE}
 * @param lastSought when it last looked for a cluster, or told others of its leaving
 */
record Candidacy(
    @Nullable Ballot ballot,
    long highestRound,
    long quietUntil,
    long coveredSince,
    long lastSought) {

  static final Candidacy NONE =
      new Candidacy(null, 0, Long.MIN_VALUE / 2, Long.MAX_VALUE, Long.MIN_VALUE / 2);

  Candidacy with(Ballot running) {
    return new Candidacy(running, highestRound, quietUntil, coveredSince, lastSought);
  }

  Candidacy beginning(Ballot begun) {
    return new Candidacy(
        begun,
        Math.max(highestRound, begun.number().round()),
        quietUntil,
        coveredSince,
        lastSought);
  }

  Candidacy knowing(long round) {
    return round <= highestRound
        ? this
        : new Candidacy(ballot, round, quietUntil, coveredSince, lastSought);
  }

  Candidacy withdrawing(long until) {
    return new Candidacy(null, highestRound, until, coveredSince, lastSought);
  }

  Candidacy covered(long since) {
    return new Candidacy(ballot, highestRound, quietUntil, since, lastSought);
  }

  Candidacy seeking(long now) {
    return new Candidacy(ballot, highestRound, quietUntil, coveredSince, now);
  }
}
