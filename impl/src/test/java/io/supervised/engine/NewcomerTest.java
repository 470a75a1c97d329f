package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.StartResult.Rejected;
import io.supervised.Supervisor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What a node says of the children of others at the moment when its start has returned; nothing here waits for it to learn. */
@TestInstance(Lifecycle.PER_CLASS)
class NewcomerTest {

  private static final int FREE = 60;
  private static final int PINNED = 10;

  private final TestNodes nodes = new TestNodes("newcomer-test", 18340);
  private final List<ChildSpec<Desk>> specs = new ArrayList<>();
  private final Map<String, Answers> asked = new HashMap<>();
  private ClusterSupervisor a;
  private ClusterSupervisor c;
  private Map<String, ClusterNode> before;
  private List<ChildInfo> listed;
  private long counted;
  private List<String> ordered;

  /** What the newcomer says of a child. */
  private record Answers(
      Optional<ChildInfo> found,
      Optional<ChildSpec<?>> spec,
      Optional<ClusterNode> where,
      Optional<ChildInfo> who,
      Optional<ClusterNode> responsible,
      Explanation explanation) {

    static Answers of(Supervisor node, String child) {
      return new Answers(
          node.find(child),
          node.specOf(child),
          node.whereIs(child),
          node.whois(node.child(Desk.class, child)),
          node.nodeFor(child),
          node.explain(child));
    }
  }

  @BeforeAll
  void ask_a_newcomer_at_once() {
    a = start("a");
    ClusterSupervisor b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
    for (int number = 0; number < FREE; number++) {
      specs.add(desk("free-" + number).build());
    }
    for (int number = 0; number < PINNED; number++) {
      specs.add(desk("pinned-" + number).onNode(number % 2 == 0 ? "a" : "b").build());
    }
    await() // on a machine that stalls, a lease may end meanwhile
        .atMost(SOON)
        .until(() -> a.startChildren(specs).stream().noneMatch(Rejected.class::isInstance));
    a.named("orders").startChild(desk("order").build());
    await()
        .atMost(SOON)
        .until(() -> whereAllAre(a).size() == FREE + PINNED
            && names().allMatch(name -> isWhereItBelongs(a, name)));
    before = whereAllAre(a);
    c = start("c");
    listed = c.children();
    counted = c.countChildren();
    ordered = c.named("orders").children().stream().map(ChildInfo::name).toList();
    names().forEach(name -> asked.put(name, Answers.of(c, name)));
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(name, Map.of("orders", Optional.empty()), Desk.BEAN);
  }

  private static ChildSpec.Builder<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR");
  }

  private static Map<String, ClusterNode> whereAllAre(Supervisor asked) {
    return asked.children().stream()
        .filter(child -> child.state() == ChildState.ACTIVE)
        .collect(Collectors.toMap(ChildInfo::name, ChildInfo::node));
  }

  private Stream<String> names() {
    return specs.stream().map(ChildSpec::name);
  }

  private Answers answers(String child) {
    return requireNonNull(asked.get(child));
  }

  /** The children that the newcomer takes nothing of: all said of them must have been true at once. */
  private Map<String, Answers> staying() {
    await()
        .atMost(SOON)
        .until(() ->
            !c.localChildren().isEmpty() && names().allMatch(name -> isWhereItBelongs(c, name)));
    Map<String, ClusterNode> after = whereAllAre(c);
    Map<String, Answers> staying = names()
        .filter(name -> requireNonNull(before.get(name)).equals(after.get(name)))
        .collect(Collectors.toMap(Function.identity(), this::answers));
    assertThat(staying).hasSizeBetween(PINNED + FREE / 3, PINNED + FREE - 1);
    return staying;
  }

  private static boolean isWhereItBelongs(Supervisor asked, String child) {
    Optional<ClusterNode> where = asked.whereIs(child);
    return where.isPresent()
        && where.equals(asked.explain(child).candidates().stream().findFirst());
  }

  @Test
  void all_children_are_listed_and_counted() {
    assertThat(listed)
        .extracting(ChildInfo::name)
        .containsExactlyElementsOf(names().sorted().toList());
    assertThat(counted).isEqualTo(FREE + PINNED);
    assertThat(ordered).containsExactly("order");
  }

  @Test
  void each_is_found_by_name_and_by_its_stub_with_what_it_was_started_from() {
    assertThat(specs).allSatisfy(spec -> {
      Answers answers = answers(spec.name());
      assertThat(answers.found()).map(ChildInfo::name).contains(spec.name());
      assertThat(answers.who()).map(ChildInfo::name).contains(spec.name());
      assertThat(answers.spec()).contains(spec);
    });
  }

  @Test
  void those_that_stay_are_where_they_were() {
    staying().forEach((name, answers) -> {
      ClusterNode node = requireNonNull(before.get(name));
      assertThat(answers.found()).map(ChildInfo::state).as(name).contains(ChildState.ACTIVE);
      assertThat(answers.where()).as(name).contains(node);
      assertThat(answers.responsible()).as(name).contains(node);
    });
  }

  @Test
  void those_that_stay_are_explained() {
    staying().forEach((name, answers) -> {
      ClusterNode node = requireNonNull(before.get(name));
      Explanation explanation = answers.explanation();
      assertThat(explanation.holder()).as(name).contains(node);
      assertThat(explanation.candidates())
          .as(name)
          .startsWith(node)
          .extracting(ClusterNode::name)
          .containsExactlyInAnyOrder("a", "b", "c");
      assertThat(explanation.child()).map(ChildInfo::node).as(name).contains(node);
      assertThat(explanation.why()).contains("as the placement has it");
      assertThat(explanation.why().contains("on node")).isEqualTo(name.startsWith("pinned"));
    });
  }
}
