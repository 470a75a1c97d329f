package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ClusterNode;
import io.supervised.engine.cluster.ClusterOptions;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How evenly names are shared out over the nodes, with as many segments as a node has by default. */
class BalanceTest {

  private static final int MOST_NODES = 5;
  private static final int NAMES = 10_000;
  private static final double MOST_OF_MEAN = 1.15;

  private final TestNodes nodes = new TestNodes("balance-test", 18360);
  private final ClusterOptions options = new ClusterOptions(
      "balance-test",
      nodes.options().discovery(),
      Configuration.defaults().cluster().segments(),
      false,
      nodes.options().startTimeout());
  private final Deque<ClusterSupervisor> members = new ArrayDeque<>();

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void no_node_has_much_more_than_its_share_when_nodes_come_leave_and_die() {
    while (members.size() < MOST_NODES) {
      members.add(nodes.start("n" + members.size(), options, SupervisorListener.NONE, Desk.BEAN));
      assertBalanced();
    }
    members.removeFirst().close();
    assertBalanced();
    members.removeLast().die();
    assertBalanced();
    members.removeFirst().die();
    assertBalanced();
  }

  private void assertBalanced() {
    await().atMost(SOON).until(() -> members.stream().allMatch(this::isSettled));
    Collection<Long> shares = shares(members.getFirst()).values();
    assertThat(shares).hasSameSizeAs(members);
    double mean = (double) NAMES / members.size();
    assertThat(shares).allMatch(share -> share <= MOST_OF_MEAN * mean);
  }

  /** Whether each name is in the hands of the node where it belongs. */
  private boolean isSettled(ClusterSupervisor asked) {
    return asked.nodes().size() == members.size()
        && shares(asked).keySet().containsAll(asked.nodes())
        && names().stream().allMatch(name -> belongs(asked, name));
  }

  private static boolean belongs(ClusterSupervisor asked, String name) {
    List<ClusterNode> candidates = asked.explain(name).candidates();
    return asked.nodeFor(name).equals(candidates.stream().findFirst());
  }

  private static Map<ClusterNode, Long> shares(ClusterSupervisor asked) {
    return names().stream()
        .map(asked::nodeFor)
        .flatMap(Optional::stream)
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  private static List<String> names() {
    return IntStream.range(0, NAMES).mapToObj(number -> "name-" + number).toList();
  }
}
