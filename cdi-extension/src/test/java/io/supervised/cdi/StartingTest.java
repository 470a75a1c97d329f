package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import io.supervised.SupervisorName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Children of CDI beans that are started at run time. */
class StartingTest {

  private static final int PORT = 18150;

  @Test
  void a_child_is_started_by_an_injected_supervisor_with_its_arguments_and_collaborators() {
    try (Application one = start("one");
        Application two = start("two")) {
      await().atMost(SOON).until(() -> one.supervisor().nodes().size() == 2);
      for (int number = 0; number < 8; number++) {
        Child<Basket> basket = (number % 2 == 0 ? one : two).get(Shop.class).open("b" + number);
        String receipt = two.supervisor().child(Basket.class, "b" + number).call(Basket::receipt);
        assertThat(receipt).isEqualTo("b" + number + " in EUR at the till");
        String itself = basket.call(Basket::itself);
        assertThat(itself).isEqualTo("b" + number);
      }
      assertThat(one.supervisor().terminateChild("b3")).isTrue();
      assertThat(two.supervisor().countChildren()).isEqualTo(7);
    }
  }

  @Test
  void a_supervisor_with_a_name_is_injected_and_has_children_of_its_own() {
    Map<String, String> settings = Map.of(
        "supervised.node.name", "one",
        "supervised.supervisors", "orders, bills",
        "supervised.supervisors.bills.call.deadline", "PT2S");
    try (Application one =
        Application.start(PORT, settings, Basket.class, Till.class, Office.class)) {
      Office office = one.get(Office.class);
      office.orders.startChild(basket("b"));
      String receipt = office.orders.child(Basket.class, "b").call(Basket::receipt);
      assertThat(receipt).isEqualTo("b in EUR at the till");
      assertThat(office.bills.find("b")).isEmpty();
      assertThat(office.bills.terminateChild("b")).isFalse();
    }
  }

  @Test
  void a_supervisor_that_is_not_configured_is_a_problem_of_the_deployment() {
    assertThatThrownBy(
            () -> Application.start(PORT, Map.of(), Basket.class, Till.class, Office.class)
                .close())
        .hasMessageContaining("SUPV00")
        .hasMessageContaining("'orders'")
        .hasMessageContaining("'bills'");
  }

  @Test
  void a_child_is_found_by_the_stub_that_is_injected_for_it() {
    try (Application one =
        Application.start(PORT, Map.of("supervised.node.name", "one"), Clock.class, Wall.class)) {
      Clock clock = one.get(Wall.class).clock;
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              assertThat(one.supervisor().whois(clock)).map(ChildInfo::name).contains("clock"));
      assertThat(one.supervisor().terminateChild("clock")).isTrue();
      assertThat(one.supervisor().whois(clock)).isEmpty();
    }
  }

  private static ChildSpec<Basket> basket(String name) {
    return ChildSpec.of(Basket.class).named(name).argument("EUR").build();
  }

  private static Application start(String node) {
    return Application.start(
        PORT, Map.of("supervised.node.name", node), Basket.class, Shop.class, Till.class);
  }

  @Supervised(autoStart = false)
  public static class Basket {

    @Inject
    ChildContext self;

    @Inject
    Till till;

    @Inject
    Supervisor supervisor;

    String receipt() {
      return self.name() + " in " + self.arguments().get(0) + " at " + till.name();
    }

    /** The name under which the supervisor knows this very instance. */
    String itself() {
      return supervisor.whois(this).map(ChildInfo::name).orElse("nobody");
    }
  }

  @Supervised
  public static class Clock {}

  @Dependent
  public static class Wall {

    @Inject
    Clock clock;
  }

  @ApplicationScoped
  public static class Shop {

    @Inject
    Supervisor supervisor;

    public Child<Basket> open(String name) {
      return supervisor.startChild(basket(name));
    }
  }

  @ApplicationScoped
  public static class Till {

    public String name() {
      return "the till";
    }
  }

  @Dependent
  public static class Office {

    @Inject
    @SupervisorName("orders")
    Supervisor orders;

    @Inject
    @SupervisorName("bills")
    Supervisor bills;
  }
}
