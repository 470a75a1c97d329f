package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.CallCycleException;
import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildSpec;
import io.supervised.ClusterNode;
import io.supervised.Supervisor;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Children of three nodes that wait for each other; each is held on the node after which it is named. */
@TestInstance(Lifecycle.PER_CLASS)
class CyclesTest {

  private final TestNodes nodes = new TestNodes("cycles-test", 18350);
  private final List<ClusterSupervisor> members = new ArrayList<>();

  @BeforeAll
  void start_three_nodes() {
    Stream.of("a", "b", "c").map(this::start).forEach(members::add);
    await()
        .atMost(SOON)
        .until(() -> members.stream().allMatch(node -> node.nodes().size() == members.size()));
    for (ClusterSupervisor node : members) {
      String name = node.localNode().name();
      for (String child : List.of("on-" + name, "also-on-" + name)) {
        node.startChild(ChildSpec.of(Asker.class).named(child).onlyOn(name).build());
        await()
            .atMost(SOON)
            .until(() -> members.stream()
                .allMatch(asked -> asked
                    .whereIs(child)
                    .map(ClusterNode::name)
                    .filter(name::equals)
                    .isPresent()));
      }
    }
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    ClusterSupervisor[] itself = new ClusterSupervisor[1];
    InstanceFactory factory =
        self -> InstanceFactory.of(() -> new Asker(self, itself[0])).create(self);
    itself[0] = nodes.make(
        name,
        CallOptions.defaults(),
        new SupervisedBean("asker", Asker.class, 1, false, false, factory));
    itself[0].start();
    return itself[0];
  }

  private Stream<Child<Asker>> everywhere(String child) {
    return members.stream().map(node -> node.child(Asker.class, child));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "on-a on-a",
        "on-a also-on-a on-a",
        "on-a on-b on-a",
        "on-a on-b on-c on-a",
        "on-b on-c on-a on-c",
        "on-a also-on-a on-b also-on-b also-on-a",
      })
  void a_cycle_is_named_at_once(String path) {
    List<String> children = List.of(path.split(" "));
    List<String> others = new ArrayList<>(children.subList(1, children.size()));
    everywhere(children.get(0))
        .forEach(first -> assertThatThrownBy(() -> first.call(child -> child.ask(others)))
            .isInstanceOf(CallCycleException.class)
            .hasMessageContaining(path.replace(" ", " -> ")));
    children.forEach(this::answers);
  }

  @Test
  void who_waits_for_others_in_a_row_waits_in_no_cycle() {
    List<String> others = List.of("on-b", "also-on-a", "on-c", "also-on-b");
    everywhere("on-a").forEach(first -> {
      String last = first.call(child -> child.ask(others));
      assertThat(last).isEqualTo("also-on-b");
    });
  }

  private void answers(String name) {
    everywhere(name).forEach(child -> {
      String answer = child.call(asked -> asked.ask(List.of()));
      assertThat(answer).isEqualTo(name);
    });
  }

  static class Asker {

    private final ChildContext self;
    private final Supervisor node;

    Asker(ChildContext self, Supervisor node) {
      this.self = self;
      this.node = node;
    }

    /** Asks the first one to ask the others; the last one says its name. */
    String ask(List<String> others) {
      if (others.isEmpty()) {
        return self.name();
      }
      List<String> more = new ArrayList<>(others.subList(1, others.size()));
      return node.child(Asker.class, others.get(0)).call(next -> next.ask(more));
    }
  }
}
