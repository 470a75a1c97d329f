package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildName;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import io.supervised.SupervisorName;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is injected reaches its child from every node, wherever the child is, also if it was injected before a move. */
class InjectedEverywhereTest {

  private static final int PORT = 18240;
  private static final String ORDER = "order";

  private final List<Site> sites = new ArrayList<>();
  private int started;

  /** An application, and what it was injected when it started. */
  private record Site(Application application, Desk desk) {

    Optional<ClusterNode> whereIs(String child) {
      return child.equals(ORDER) ? desk.orders.whereIs(child) : desk.supervisor.whereIs(child);
    }
  }

  @BeforeEach
  void start_three_nodes() {
    for (int i = 0; i < 3; i++) {
      join();
    }
    sites.get(0).desk.orders.startChild(ChildSpec.of(Order.class).named(ORDER).build());
  }

  @AfterEach
  void end_all() {
    sites.forEach(site -> site.application.close());
  }

  @ParameterizedTest
  @ValueSource(strings = {"greeter", "worker-1", "worker-2", ORDER})
  void each_form_of_injection_reaches_its_child_before_and_after_moves(String moving) {
    settled(moving);
    sites.forEach(InjectedEverywhereTest::assertAllAnswer);
    Site owner = owner(moving);
    sites.remove(owner);
    owner.application.close();
    sites.forEach(InjectedEverywhereTest::assertAllAnswer);
    settled(moving);
    join();
    sites.forEach(InjectedEverywhereTest::assertAllAnswer);
    settled(moving);
    sites.forEach(InjectedEverywhereTest::assertAllAnswer);
    assertThatThrownBy(owner.desk.byClass::name).isInstanceOf(NotExecutedException.class);
  }

  private static void assertAllAnswer(Site site) {
    Desk desk = site.desk;
    assertThat(desk.byClass.name()).isEqualTo("greeter");
    assertThat(desk.byInterface.name()).isEqualTo("greeter");
    assertThat(desk.child.call(Greeter::name)).isEqualTo("greeter");
    assertThat(desk.childByInterface.call(Greets::name)).isEqualTo("greeter");
    assertThat(desk.first.name()).isEqualTo("worker-1");
    assertThat(desk.second.call(Worker::name)).isEqualTo("worker-2");
    String found = desk.supervisor.child(Greets.class, "greeter").call(Greets::name);
    assertThat(found).isEqualTo("greeter");
    String order = desk.orders.child(Order.class, ORDER).call(Order::name);
    assertThat(order).isEqualTo("order of orders");
  }

  private Site owner(String child) {
    ClusterNode node = await()
        .atMost(SOON)
        .until(() -> sites.get(0).whereIs(child), Optional::isPresent)
        .orElseThrow();
    return sites.stream()
        .filter(site -> site.desk.supervisor.localNode().equals(node))
        .findFirst()
        .orElseThrow();
  }

  /** All know each other, and where the child is; and nothing is about to move. */
  private void settled(String child) {
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(sites)
          .allSatisfy(site -> assertThat(site.desk.supervisor.nodes()).hasSameSizeAs(sites));
      assertThat(sites.stream().map(site -> site.whereIs(child)).distinct())
          .hasSize(1)
          .allMatch(Optional::isPresent);
      assertThat(sites).allSatisfy(site -> {
        assertThat(site.desk.supervisor.planRebalance()).isEmpty();
        assertThat(site.desk.orders.planRebalance()).isEmpty();
      });
    });
  }

  private void join() {
    Application application = Application.start(
        PORT,
        Map.of(
            "supervised.node.name", "n" + started,
            "supervised.supervisors", "orders",
            "supervised.bean.worker.instances", "3"),
        Greeter.class,
        Worker.class,
        Order.class,
        Desk.class);
    started++;
    sites.add(new Site(application, application.get(Desk.class)));
  }

  interface Greets {
    String name();
  }

  @Supervised
  static class Greeter implements Greets {
    @Inject
    ChildContext self;

    @Override
    public String name() {
      return self.name();
    }
  }

  @Supervised
  static class Worker {
    @Inject
    ChildContext self;

    String name() {
      return self.name();
    }
  }

  @Supervised(autoStart = false)
  static class Order {
    @Inject
    ChildContext self;

    String name() {
      return self.name() + " of " + self.supervisor();
    }
  }

  @Dependent
  static class Desk {
    @Inject
    Greeter byClass;

    @Inject
    Greets byInterface;

    @Inject
    Child<Greeter> child;

    @Inject
    Child<Greets> childByInterface;

    @Inject
    @ChildName("worker-1")
    Worker first;

    @Inject
    @ChildName("worker-2")
    Child<Worker> second;

    @Inject
    Supervisor supervisor;

    @Inject
    @SupervisorName("orders")
    Supervisor orders;
  }
}
