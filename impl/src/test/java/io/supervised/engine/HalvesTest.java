package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.codec.References;
import io.supervised.engine.core.EpochRecord;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.Proposal;
import io.supervised.engine.core.Verdict;
import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import io.supervised.engine.tiebreak.JdbcTieBreaker;
import io.supervised.engine.tiebreak.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two nodes of one cluster whose connection is cut: neither hears of the other, and nothing is refused. */
@ResourceLock(LogBook.LOCK)
class HalvesTest {

  private static final Duration LEASE = Duration.ofSeconds(2);
  /** Soon after the lease, and before the data grid, which waits 15 s for answers, would have ended anything. */
  private static final Duration WHEN_THE_LEASE_IS_OVER = LEASE.plusSeconds(10);

  private static final int CHILDREN = 12;
  private static final SupervisedBean CARTS =
      SupervisedBean.of("cart", Object.class, InstanceFactory.of(Object::new)).times(CHILDREN);

  private final List<Place> places = FreePlaces.draw(2);
  private final List<Node> nodes = new CopyOnWriteArrayList<>();
  private final TestDatabase database = new TestDatabase();
  private final LogBook log = new LogBook();
  private boolean unreachable;

  @AfterEach
  void close() throws SQLException {
    nodes.forEach(Node::giveUp);
    log.close();
    database.close();
  }

  @Test
  void one_half_goes_on_with_everything_and_the_other_with_nothing() throws Exception {
    begin();
    assertThat(log.with("SUPV00016")).isEmpty();
    nodes.get(0).cut();
    await()
        .atMost(WHEN_THE_LEASE_IS_OVER)
        .untilAsserted(() -> assertThat(nodes).anySatisfy(loser -> {
          assertThat(hasQuorum(loser)).isFalse();
          assertThat(running(loser)).isZero();
        }));
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(nodes).filteredOn(HalvesTest::hasQuorum).hasSize(1);
      assertThat(nodes.stream().map(HalvesTest::running)).containsExactlyInAnyOrder(0, CHILDREN);
    });
    Node winner = hasQuorum(nodes.get(0)) ? nodes.get(0) : nodes.get(1);
    assertThat(running(winner)).isEqualTo(CHILDREN);
    assertThat(winner.directory().nodes()).containsExactly(winner.directory().localNode());
    assertThat(decided().members())
        .extracting(Member::name)
        .containsExactly(winner.directory().localNode().name());
  }

  @Test
  void without_the_tie_breaker_neither_half_goes_on_and_both_say_so() throws Exception {
    unreachable = true;
    begin();
    await().atMost(SOON).untilAsserted(() -> assertThat(log.with("SUPV00016")).hasSize(2));
    nodes.get(0).cut();
    await().atMost(WHEN_THE_LEASE_IS_OVER).untilAsserted(() -> {
      assertThat(nodes).noneMatch(HalvesTest::hasQuorum);
      assertThat(nodes.stream().map(HalvesTest::running)).containsExactly(0, 0);
    });
    await().atMost(SOON).untilAsserted(() -> assertThat(log.with("SUPV00014")).hasSize(2));
  }

  private void begin() throws InterruptedException {
    List<Thread> starters =
        List.of(new Thread(() -> start(0), "starter-0"), new Thread(() -> start(1), "starter-1"));
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(nodes).hasSize(2).allMatch(HalvesTest::hasQuorum);
      assertThat(running(nodes.get(0)) + running(nodes.get(1))).isEqualTo(CHILDREN);
      assertThat(nodes).allMatch(node -> running(node) > 0);
    });
  }

  private void start(int number) {
    ClusterOptions options = new ClusterOptions(
        "halves-test",
        new HostsDiscovery(places.get(number), places),
        64,
        false,
        Duration.ofSeconds(60));
    OwnershipOptions ownership = new OwnershipOptions(
        LEASE,
        OptionalInt.empty(),
        false,
        false,
        Optional.of(new JdbcTieBreaker(this::source, options.name())));
    Node node = Node.connect(new NodePlan(
        Configuration.defaults().in(options).with(ownership).named("half-" + number),
        List.of(CARTS),
        SupervisorListener.NONE,
        HalvesTest.class.getClassLoader(),
        References.NONE));
    nodes.add(node);
    node.join();
  }

  private DataSource source() {
    if (unreachable) {
      throw new IllegalStateException("the database is not there");
    }
    return database.source();
  }

  private EpochRecord decided() throws Exception {
    return Optional.ofNullable(new JdbcTieBreaker(database::source, "halves-test")
            .ask(row -> new Verdict(row, null))
            .row()
            .accepted())
        .map(Proposal::epoch)
        .orElseThrow();
  }

  private static boolean hasQuorum(Node node) {
    return node.directory().hasQuorum();
  }

  private static int running(Node node) {
    return node.directory().localChildren().size();
  }
}
