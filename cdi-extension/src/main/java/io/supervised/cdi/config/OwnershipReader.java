package io.supervised.cdi.config;

import io.supervised.engine.OwnershipOptions;
import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.LocalDiscovery;
import io.supervised.engine.tiebreak.JdbcTieBreaker;
import io.supervised.engine.tiebreak.TieBreaker;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads {@code supervised.lease.*}, {@code supervised.quorum.*}, {@code supervised.takeover} and {@code supervised.partition}. */
final class OwnershipReader {

  private static final Duration SHORTEST_LEASE = Duration.ofMillis(500);
  private static final Duration LONGEST_LEASE = Duration.ofMinutes(5);

  private final Keys keys;
  private final DataSources dataSources;

  OwnershipReader(Keys keys, DataSources dataSources) {
    this.keys = keys;
    this.dataSources = dataSources;
  }

  OwnershipOptions ownership(Discovery discovery, String cluster) {
    OwnershipOptions defaults = OwnershipOptions.defaults();
    Duration lease = keys.duration(
        "supervised.lease.duration",
        SHORTEST_LEASE,
        LONGEST_LEASE,
        "an ISO-8601 duration from PT0.5S to PT5M",
        defaults.lease());
    OptionalInt quorum = keys.optionalNumber(
            "supervised.quorum.size", 1, discovery.places().size())
        .map(OptionalInt::of)
        .orElse(OptionalInt.empty());
    boolean strict = keys.choice("supervised.takeover", "fast", "strict").equals("strict");
    if (strict && discovery instanceof LocalDiscovery) {
      keys.problem(
          "supervised.takeover",
          "strict",
          "'fast', or supervised.transport.hosts: on one machine a refused connection is always true");
    }
    boolean available =
        keys.choice("supervised.partition", "safe", "available").equals("available");
    return new OwnershipOptions(lease, quorum, !strict, available, tieBreaker(cluster));
  }

  private Optional<TieBreaker> tieBreaker(String cluster) {
    String kind = keys.choice("supervised.quorum.tie-breaker", "none", "jdbc");
    String name = keys.raw("supervised.quorum.data-source").orElse("");
    return kind.equals("jdbc")
        ? Optional.of(new JdbcTieBreaker(() -> dataSources.find(name), cluster))
        : Optional.empty();
  }
}
