package io.supervised.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A child is called from every node, by injection and by name, before and after it has moved. */
class CallsTest {

  private final TckCluster cluster = TckCluster.create();

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  @Proves("a child can be called from every node")
  void every_node_reaches_every_child_where_it_runs() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    Map<String, String> owners = new HashMap<>();
    for (TckNode owner : List.of(a, b)) {
      Eventually.numbered(owner).forEach(child -> owners.put(child, child + "@" + owner.name()));
    }
    for (TckNode caller : List.of(a, b)) {
      owners.forEach((child, where) -> assertThat(caller.ask(child)).isEqualTo(where));
    }
  }

  @Test
  @Proves("an injected bean is one instance, whoever calls it")
  void calls_from_two_nodes_meet_in_one_instance() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    String first = a.askSingle();
    String second = b.askSingle();
    String owner = first.substring(0, first.indexOf(' '));
    assertThat(first).isEqualTo(owner + " 1");
    assertThat(second).isEqualTo(owner + " 2");
  }

  @Test
  @Proves("a call waits for a child that moves")
  void the_calls_of_a_node_go_on_when_the_others_leave() {
    TckNode a = cluster.start("a");
    TckNode b = cluster.start("b");
    Eventually.settled(a, b);
    String elsewhere = Eventually.numbered(b).get(0);
    assertThat(a.ask(elsewhere)).isEqualTo(elsewhere + "@b");
    b.stop();
    assertThat(a.ask(elsewhere)).isEqualTo(elsewhere + "@a");
  }
}
