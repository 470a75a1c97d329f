package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.QuorumLostException;
import io.supervised.Responsibility;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.codec.References;
import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One of three nodes is cut off: nothing of it reaches the others, nor of them it; then it comes back as another life. */
class LoneNodeTest {

  private static final Duration LEASE = Duration.ofSeconds(2);
  /** Soon after the lease, and before the data grid, which waits 15 s for answers, would have ended anything. */
  private static final Duration WHEN_THE_LEASE_IS_OVER = LEASE.plusSeconds(10);

  private static final List<String> NAMES =
      IntStream.range(0, 12).mapToObj(number -> "lamp-" + number).sorted().toList();

  private final List<Place> places = FreePlaces.draw(3);
  private final List<Site> sites = new CopyOnWriteArrayList<>();

  /** A node and what its users see of it. */
  private record Site(Node node, Supervisor supervisor) {

    boolean runs(String child) {
      return node.directory().localChildren().contains(child);
    }
  }

  @AfterEach
  void close() {
    sites.forEach(site -> site.node().giveUp());
  }

  @Test
  void who_is_cut_off_ends_its_children_in_time_and_gets_a_share_when_it_is_back()
      throws Exception {
    begin();
    Site lone = sites.remove(0);
    lone.node().cut();
    await().atMost(WHEN_THE_LEASE_IS_OVER).untilAsserted(() -> {
      assertThat(lone.supervisor().hasQuorum()).isFalse();
      assertThat(lone.supervisor().localChildren()).isEmpty();
    });
    assertThat(NAMES).allSatisfy(name -> {
      assertThatThrownBy(() -> name(lone, name)).isInstanceOf(QuorumLostException.class);
      assertThat(lone.supervisor().responsibleFor(name))
          .map(Responsibility::authoritative)
          .contains(false);
    });
    allIsWell(2);
    lone.node().giveUp();
    start(lone.node().place(), lone.supervisor().localNode().name());
    allIsWell(3);
  }

  /** Each child runs once, where each node says that it is, and is called from each of them. */
  private void allIsWell(int members) {
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(sites).hasSize(members).allSatisfy(site -> {
          assertThat(site.supervisor().nodes()).hasSize(members);
          assertThat(site.supervisor().localChildren()).isNotEmpty();
          assertThat(site.supervisor().planRebalance()).isEmpty();
          assertThat(site.supervisor().children())
              .allMatch(child -> child.state() == ChildState.ACTIVE)
              .allSatisfy(child ->
                  assertThat(site.supervisor().nodeFor(child.name())).contains(child.node()))
              .extracting(ChildInfo::name)
              .containsExactlyElementsOf(NAMES);
        }));
    assertThat(NAMES).allSatisfy(name -> {
      assertThat(sites.stream().filter(site -> site.runs(name))).hasSize(1);
      assertThat(sites).allSatisfy(site -> assertThat(name(site, name)).isEqualTo(name));
    });
  }

  private static String name(Site asking, String child) {
    return asking.supervisor().child(Named.class, child).call(Named::name);
  }

  private void begin() throws InterruptedException {
    List<Thread> starters = IntStream.range(0, places.size())
        .mapToObj(number ->
            new Thread(() -> start(places.get(number), "node-" + number), "starter-" + number))
        .toList();
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    allIsWell(places.size());
  }

  private void start(Place place, String name) {
    ClusterOptions options = new ClusterOptions(
        "lone-test", new HostsDiscovery(place, places), 64, false, Duration.ofSeconds(60));
    OwnershipOptions ownership =
        new OwnershipOptions(LEASE, OptionalInt.empty(), false, false, Optional.empty());
    InstanceFactory factory = self -> InstanceFactory.of(() -> new Named(self)).create(self);
    Node node = Node.connect(new NodePlan(
        Configuration.defaults().in(options).with(ownership).named(name),
        List.of(SupervisedBean.of("lamp", Named.class, factory).times(NAMES.size())),
        SupervisorListener.NONE,
        LoneNodeTest.class.getClassLoader(),
        References.NONE));
    NodeSlot slot = new NodeSlot();
    slot.set(node);
    sites.add(
        new Site(node, new ScopedSupervisor(Scope.unnamed(Set.of()), slot, Optional.empty())));
    node.join();
  }

  static class Named {

    private final ChildContext self;

    Named(ChildContext self) {
      this.self = self;
    }

    String name() {
      return self.name();
    }
  }
}
