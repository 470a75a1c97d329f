package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.engine.ClusterSupervisor;
import java.util.Optional;
import java.util.stream.IntStream;

/** Waits until children are where they stay. */
final class Rest {

  private static final int NAMES = 100;

  private Rest() {}

  /** Where a child runs, once that is where it belongs among so many nodes, of which each has its share. */
  static ClusterNode placeOf(String child, ClusterSupervisor asked, int nodes) {
    await().atMost(SOON).until(() -> asked.nodes().size() == nodes);
    await().atMost(SOON).until(() -> nodesWithAShare(asked) == nodes);
    return await()
        .atMost(SOON)
        .until(
            () -> asked.whereIs(child).filter(node -> belongs(child, node, asked)),
            Optional::isPresent)
        .orElseThrow();
  }

  private static long nodesWithAShare(ClusterSupervisor asked) {
    return IntStream.range(0, NAMES)
        .mapToObj(number -> asked.explain("any-" + number).candidates())
        .flatMap(candidates -> candidates.stream().limit(1))
        .distinct()
        .count();
  }

  private static boolean belongs(String child, ClusterNode node, ClusterSupervisor asked) {
    return asked.explain(child).candidates().stream().limit(1).anyMatch(node::equals);
  }
}
