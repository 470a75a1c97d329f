package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.StartResult;
import io.supervised.Supervisor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Several supervisors on the same nodes, isolated from each other. */
@TestInstance(Lifecycle.PER_CLASS)
class NamedSupervisorsTest {

  private static final Duration HASTE = Duration.ofMillis(300);

  private final TestNodes nodes = new TestNodes("supervisors-test", 18040);
  private ClusterSupervisor a;
  private ClusterSupervisor b;
  private Supervisor orders;
  private Supervisor bills;

  @BeforeAll
  void start_two_nodes() {
    a = start("a");
    b = start("b");
    await().atMost(SOON).until(() -> TestNodes.haveTheirShares(List.of(a, b)));
    orders = a.named("orders");
    bills = b.named("bills");
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(
        name,
        Map.of("orders", Optional.empty(), "bills", Optional.empty(), "hasty", Optional.of(HASTE)),
        Desk.BEAN);
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  private static void active(Supervisor supervisor, String name) {
    await()
        .atMost(SOON)
        .until(() -> supervisor
            .find(name)
            .filter(child -> child.state() == ChildState.ACTIVE)
            .isPresent());
  }

  @Test
  void one_name_is_a_child_in_each_of_them() {
    for (Supervisor each : List.of(a, orders, bills)) {
      Child<Desk> child = each.startChild(desk("desk"));
      assertThat(child.name()).isEqualTo("desk");
      child.run(desk -> desk.put("pen"));
      String name = child.call(Desk::name);
      assertThat(name).isEqualTo("desk");
    }
    for (Supervisor each : List.of(b, b.named("orders"), a.named("bills"))) {
      active(each, "desk");
      int things = each.child(Desk.class, "desk").call(Desk::things);
      assertThat(things).isEqualTo(1);
      assertThat(each.children()).extracting(ChildInfo::name).containsOnlyOnce("desk");
      assertThat(each.streamChildren()).extracting(ChildInfo::name).containsOnlyOnce("desk");
      assertThat(each.countChildren()).isEqualTo(each.children().size());
    }
    String supervisor = orders.child(Desk.class, "desk").call(Desk::supervisor);
    assertThat(supervisor).isEqualTo("orders");
    assertThat(orders.terminateChild("desk")).isTrue();
    assertThatThrownBy(() -> orders.child(Desk.class, "desk").call(Desk::things))
        .isInstanceOf(NoSuchChildException.class)
        .hasMessageContaining("'orders:desk'");
    int things = bills.child(Desk.class, "desk").call(Desk::things);
    assertThat(things).isEqualTo(1);
  }

  @Test
  void what_is_asked_of_one_is_answered_with_its_names() {
    assertThat(orders.startChildren(List.of(desk("x"), desk("a:b"))))
        .extracting(StartResult::name)
        .containsExactly("x", "a:b");
    orders.startChild(
        ChildSpec.of(Desk.class).named("near").argument("EUR").nearTo("x").build());
    active(orders, "near");
    active(orders, "x");
    assertThat(orders.nodeFor("near")).isEqualTo(orders.nodeFor("x"));
    assertThat(orders.specOf("near"))
        .contains(
            ChildSpec.of(Desk.class).named("near").argument("EUR").nearTo("x").build());
    assertThat(orders.explain("x").name()).isEqualTo("x");
    assertThat(orders.whois(orders.child(Desk.class, "x"))).map(ChildInfo::name).contains("x");
    assertThat(bills.whois(b.named("orders").child(Desk.class, "x"))).isEmpty();
    for (Supervisor other : List.of(a, bills)) {
      assertThat(other.find("x")).isEmpty();
      ChildPage page = other.children(null, 10);
      assertThat(page.children()).extracting(ChildInfo::name).doesNotContain("x", "near", "a:b");
      assertThat(page.next()).isEmpty();
    }
  }

  @Test
  void an_instance_is_known_to_its_supervisor_alone_and_only_where_it_runs() {
    orders.startChild(desk("known here"));
    active(orders, "known here");
    active(b.named("orders"), "known here");
    Object instance = requireNonNull(Desk.LAST.get("known here"));
    ClusterSupervisor host = orders.isMine("known here") ? a : b;
    ClusterSupervisor other = host == a ? b : a;
    assertThat(host.named("orders").whois(instance)).map(ChildInfo::name).contains("known here");
    assertThat(host.named("orders").localChildren()).contains("known here");
    for (Supervisor stranger :
        List.of(host, host.named("bills"), other, other.named("orders"), other.named("bills"))) {
      assertThat(stranger.whois(instance)).isEmpty();
      assertThat(stranger.localChildren()).doesNotContain("known here", "orders:known here");
    }
  }

  @Test
  void the_one_without_a_name_does_not_reach_into_others() {
    orders.startChild(desk("mine"));
    assertThatThrownBy(() -> a.terminateChild("orders:mine"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00043");
    a.startChild(desk("other:mine"));
    active(a, "other:mine");
    assertThatThrownBy(() -> a.named("unknown"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00042");
  }

  @Test
  void one_may_have_a_deadline_of_its_own() {
    ChildSpec<Desk> waiting =
        ChildSpec.of(Desk.class).named("waiting").argument("EUR").onlyOn("c").build();
    List<Supervisor> hasty = List.of(a.named("hasty"), b.named("hasty"));
    await().atMost(SOON).until(() -> {
      var unused =
          hasty.get(0).startChildAsync(waiting); // which may take longer than this deadline
      return hasty.stream().allMatch(each -> each.find("waiting").isPresent());
    });
    Supervisor responsible =
        hasty.stream().filter(each -> each.isMine("waiting")).findFirst().orElseThrow();
    Child<Desk> child = responsible.child(Desk.class, "waiting"); // no call is on its way elsewhere
    assertThatThrownBy(() -> child.call(Desk::name))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("PT0.3S");
  }
}
