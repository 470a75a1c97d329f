package io.supervised.engine;

import io.supervised.engine.core.Child;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Hosts;
import io.supervised.engine.core.MoveLimits;
import io.supervised.engine.core.Setup;
import io.supervised.engine.core.Timing;
import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.MessageCodec;
import io.supervised.engine.tiebreak.TieBreaker;
import java.util.List;
import java.util.stream.IntStream;

/** What the configuration means to the protocol. */
final class ProtocolSetup {

  private ProtocolSetup() {}

  static Setup of(NodePlan plan) {
    Configuration configuration = plan.configuration();
    OwnershipOptions ownership = configuration.ownership();
    return Setup.of(
        Timing.of(ownership.lease().toMillis()),
        new Hosts(configuration.cluster().discovery().addresses(), quorum(configuration)),
        tenancies(PlacementGroups.segments(configuration.cluster().segments())),
        ownership.tieBreaker().isPresent(),
        ownership.available(),
        limits(configuration.rebalance()));
  }

  private static MoveLimits limits(RebalanceOptions options) {
    return MoveLimits.of(
        options.maxConcurrent(), options.pause().toMillis(), options.delay().toMillis());
  }

  /** To the protocol, all that runs in a segment is one: it starts and stops as a whole. */
  private static List<Child> tenancies(int segments) {
    return IntStream.range(Child.LOCAL, segments)
        .mapToObj(ProtocolSetup::tenancy)
        .toList();
  }

  static Child tenancy(int segment) {
    return new Child("segment " + segment, "", 0, segment);
  }

  /**
   * What all members must agree on.
   *
   * @param registry how children's states are kept
   */
  static ClusterSettings settings(Configuration configuration, String registry) {
    OwnershipOptions ownership = configuration.ownership();
    Discovery discovery = configuration.cluster().discovery();
    return new ClusterSettings(
        configuration.cluster().segments(),
        registry,
        MessageCodec.VERSION,
        ownership.lease().toMillis(),
        quorum(configuration) + " of " + discovery.describe(),
        ownership.tieBreaker().map(TieBreaker::kind).orElse("none"),
        ownership.available() ? "available" : "safe",
        configuration.placement().describe());
  }

  private static int quorum(Configuration configuration) {
    Discovery discovery = configuration.cluster().discovery();
    return configuration.ownership().quorum().orElse(discovery.defaultQuorum());
  }
}
