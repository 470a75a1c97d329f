package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was acknowledged of children is known to who stays, and to who comes. */
class ChildrenOutliveNodesTest {

  private final TestNodes nodes = new TestNodes("outlive-test", 18050);
  private ClusterSupervisor a;
  private ClusterSupervisor b;

  @BeforeEach
  void start_two_nodes() {
    a = start("a");
    b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
  }

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(
        name, Desk.BEAN, SupervisedBean.of("fixed", Lamp.class, InstanceFactory.of(Lamp::new)));
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  @Test
  void a_declared_child_can_be_terminated_and_stays_so_for_those_who_join() {
    await().atMost(SOON).until(() -> a.whereIs("fixed").isPresent());
    assertThat(a.terminateChild("fixed")).isTrue();
    ClusterSupervisor c = start("c");
    await().atMost(SOON).until(() -> a.nodes().size() == 3);
    a.close();
    await().atMost(SOON).until(() -> b.nodes().size() == 2 && c.nodes().size() == 2);
    await().atMost(SOON).until(() -> b.nodeFor("fixed").equals(c.nodeFor("fixed")));
    assertThatThrownBy(() -> c.child(Lamp.class, "fixed").call(Lamp::isOn))
        .isInstanceOf(NoSuchChildException.class);
    Child<Lamp> again = b.startChild(ChildSpec.of(Lamp.class).named("fixed").build());
    boolean on = again.call(Lamp::isOn);
    assertThat(on).isTrue();
  }

  @Test
  void started_children_outlive_the_nodes_that_started_and_ran_them() {
    for (int number = 0; number < 20; number++) {
      a.startChild(desk("desk-" + number));
    }
    assertThat(a.terminateChild("desk-7")).isTrue();
    a.die();
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(b.localChildren())
            .filteredOn(name -> name.startsWith("desk-"))
            .hasSize(19)
            .doesNotContain("desk-7"));
    String currency = b.child(Desk.class, "desk-3").call(Desk::currency);
    assertThat(currency).isEqualTo("EUR");
  }

  @Test
  void a_node_that_has_ended_starts_nothing() {
    a.close();
    assertThatThrownBy(() -> a.startChild(desk("desk")))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00038");
  }
}
