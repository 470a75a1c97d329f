package io.supervised.engine.core;

import io.supervised.engine.core.Message.Promise;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An attempt of this node to have the next epoch decided. Times are its own, monotonic.
 *
 * @param number greater than every ballot it knows of
 * @param deadBefore members of the base that were proved dead before the ballot began
 * @param unbroken whether, when it began, this node had a lease and had promised nobody else's ballot; so nothing can have
 *     been decided without it
 * @param suspects members of the base that may be excluded once no witness can have granted them a lease that still holds
 * @param withTieBreaker whether the witnesses that can answer are exactly half, so that the tie-breaker is asked too
 * @param promises those received
 * @param value the record to accept; null until enough have promised
 * @param accepted by whom
 * @param begun when it began
 * @param lastAsked when the question was last sent
 */
record Ballot(
    Epoch number,
    Epoch base,
    Set<NodeId> deadBefore,
    boolean unbroken,
    Set<NodeId> suspects,
    boolean withTieBreaker,
    Map<NodeId, Promised> promises,
    @Nullable EpochRecord value,
    Set<NodeId> accepted,
    long begun,
    long lastAsked) {

  /** A promise, and when it came. */
  record Promised(Promise promise, long at) {}

  boolean collectsPromises() {
    return value == null;
  }

  /** Who has answered the present question. */
  Set<NodeId> answered() {
    return collectsPromises() ? promises.keySet() : accepted;
  }

  Ballot asking(long now) {
    return new Ballot(
        number,
        base,
        deadBefore,
        unbroken,
        suspects,
        withTieBreaker,
        promises,
        value,
        accepted,
        begun,
        now);
  }

  Ballot promisedBy(NodeId voter, Promise promise, long now) {
    Map<NodeId, Promised> more = new TreeMap<>(promises);
    more.putIfAbsent(voter, new Promised(promise, now));
    return new Ballot(
        number,
        base,
        deadBefore,
        unbroken,
        suspects,
        withTieBreaker,
        Collections.unmodifiableMap(more),
        value,
        accepted,
        begun,
        lastAsked);
  }

  Ballot proposing(EpochRecord record) {
    return new Ballot(
        number,
        base,
        deadBefore,
        unbroken,
        suspects,
        withTieBreaker,
        promises,
        record,
        accepted,
        begun,
        lastAsked);
  }

  Ballot acceptedBy(NodeId voter) {
    Set<NodeId> more = new TreeSet<>(accepted);
    more.add(voter);
    return new Ballot(
        number,
        base,
        deadBefore,
        unbroken,
        suspects,
        withTieBreaker,
        promises,
        value,
        Collections.unmodifiableSet(more),
        begun,
        lastAsked);
  }

  /** What may have been decided already, and so must be proposed again: the proposal of the greatest ballot. */
  Optional<EpochRecord> binding() {
    return promises.values().stream()
        .map(promised -> promised.promise().accepted())
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Proposal::ballot))
        .map(Proposal::epoch);
  }
}
