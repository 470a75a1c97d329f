package io.supervised.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildConflictException;
import io.supervised.ChildInfo;
import io.supervised.ChildPage;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Explanation;
import io.supervised.NoSuchChildException;
import io.supervised.NotExecutedException;
import io.supervised.Restart;
import io.supervised.SerializationException;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Rejected;
import io.supervised.StartResult.Started;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Starts, stops and finds children on real nodes in one JVM. */
class ChildOperationsTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private final TestNodes nodes = new TestNodes("operations-test", 18080);
  private ClusterSupervisor a;
  private ClusterSupervisor b;

  @BeforeEach
  void start_two_nodes() {
    a = start("a");
    b = start("b");
    await().atMost(SOON).until(() -> a.nodes().size() == 2 && b.nodes().size() == 2);
    await()
        .atMost(SOON)
        .until(() -> Stream.of(a, b).allMatch(ChildOperationsTest::sharesWithTheOther));
  }

  private static boolean sharesWithTheOther(ClusterSupervisor node) {
    Set<Optional<ClusterNode>> holders = IntStream.range(0, 50)
        .mapToObj(number -> node.nodeFor("desk-" + number))
        .collect(Collectors.toSet());
    return holders.size() == 2 && !holders.contains(Optional.<ClusterNode>empty());
  }

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  private ClusterSupervisor start(String name) {
    return nodes.start(
        name,
        Desk.BEAN,
        SupervisedBean.of("fixed", Lamp.class, InstanceFactory.of(Lamp::new)),
        new SupervisedBean("guard", Guard.class, 1, true, true, InstanceFactory.of(Guard::new)));
  }

  private static ChildSpec<Desk> desk(String name) {
    return ChildSpec.of(Desk.class).named(name).argument("EUR").build();
  }

  private void active(String name) {
    await()
        .atMost(SOON)
        .until(() -> Stream.of(a, b)
            .allMatch(node -> node.find(name)
                .filter(child -> child.state() == ChildState.ACTIVE)
                .isPresent()));
  }

  @Test
  void a_child_is_started_from_any_node_and_called_from_every_node() {
    List<Child<Desk>> started = new ArrayList<>();
    for (int number = 0; number < 10; number++) {
      started.add((number % 2 == 0 ? a : b).startChild(desk("desk-" + number)));
    }
    for (Child<Desk> child : started) {
      String currency = child.call(Desk::currency);
      assertThat(currency).isEqualTo("EUR");
      String there = a.child(Desk.class, child.name()).call(Desk::name);
      assertThat(there).isEqualTo(child.name());
    }
    assertThat(a.localChildren()).anyMatch(name -> name.startsWith("desk-"));
    assertThat(b.localChildren()).anyMatch(name -> name.startsWith("desk-"));
  }

  @Test
  void a_child_that_is_there_is_not_started_again_and_another_of_its_name_is_refused() {
    Child<Desk> first = a.startChild(desk("desk"));
    first.run(desk -> desk.put("pen"));
    Child<Desk> second = b.startChild(desk("desk"));
    int things = second.call(Desk::things);
    assertThat(things).isEqualTo(1);
    assertThatThrownBy(() ->
            b.startChild(ChildSpec.of(Desk.class).named("desk").argument("USD").build()))
        .isInstanceOf(ChildConflictException.class)
        .hasMessageContaining("SUPV00030")
        .hasMessageContaining("'desk'");
    int still = first.call(Desk::things);
    assertThat(still).isEqualTo(1);
  }

  @Test
  void a_terminated_child_is_gone_everywhere_and_may_be_started_anew() {
    Child<Desk> child = a.startChild(desk("desk"));
    child.run(desk -> desk.put("pen"));
    assertThat(b.terminateChild("desk")).isTrue();
    for (ClusterSupervisor node : List.of(a, b)) {
      assertThat(node.localChildren()).doesNotContain("desk");
      assertThat(node.find("desk")).isEmpty();
      assertThatThrownBy(() -> node.child(Desk.class, "desk").call(Desk::things))
          .isInstanceOf(NoSuchChildException.class);
    }
    assertThat(a.terminateChild("desk")).isFalse();
    int things = b.startChild(desk("desk")).call(Desk::things);
    assertThat(things).isZero();
  }

  @Test
  void a_declared_child_can_be_terminated_and_stays_so_for_those_who_join() {
    active("fixed");
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
  void a_restart_gives_a_new_instance_with_a_greater_token() {
    Child<Desk> child = a.startChild(desk("desk"));
    child.run(desk -> desk.put("pen"));
    long before = child.call(Desk::restart);
    b.restartChild("desk");
    await().atMost(SOON).untilAsserted(() -> {
      long after = child.call(Desk::restart);
      assertThat(after).isEqualTo(before + 1);
    });
    int things = child.call(Desk::things);
    assertThat(things).isZero();
    assertThatThrownBy(() -> a.restartChild("nobody"))
        .isInstanceOf(NoSuchChildException.class)
        .hasMessageContaining("SUPV00029");
  }

  @Test
  void the_child_that_each_node_has_of_its_own_is_stopped_and_started_from_any_node() {
    active("guard@b");
    assertThat(a.terminateChild("guard@b")).isTrue();
    assertThat(b.localChildren()).doesNotContain("guard@b");
    assertThat(a.localChildren()).contains("guard@a");
    a.startChild(ChildSpec.of(Guard.class).named("guard@b").build());
    await().atMost(SOON).until(() -> b.localChildren().contains("guard@b"));
  }

  @Test
  void many_are_started_at_once_with_a_result_for_each() {
    a.startChild(desk("desk-5"));
    List<ChildSpec<?>> specs = new ArrayList<>(IntStream.range(0, 300)
        .<ChildSpec<?>>mapToObj(number -> desk("desk-" + number))
        .toList());
    specs.add(
        ChildSpec.of(Desk.class).named("desk-5").restart(Restart.TEMPORARY).build());
    specs.add(ChildSpec.of(String.class).named("no bean").build());
    specs.add(ChildSpec.of(Desk.class).named("thread").argument(new Thread()).build());
    List<StartResult> results = b.startChildren(specs);
    assertThat(results).extracting(StartResult::name).startsWith("desk-0").endsWith("thread");
    assertThat(results).filteredOn(Started.class::isInstance).hasSize(299);
    assertThat(results.get(5))
        .isInstanceOfSatisfying(
            AlreadyStarted.class,
            present -> assertThat(present.node()).isIn(a.localNode(), b.localNode()));
    assertThat(results.subList(300, 303))
        .extracting(result -> ((Rejected) result).why())
        .satisfiesExactly(
            why -> assertThat(why).isInstanceOf(ChildConflictException.class),
            why -> assertThat(why)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SUPV00035"),
            why -> assertThat(why).isInstanceOf(SerializationException.class));
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(a.countChildren()).isEqualTo(303);
      assertThat(b.countChildren()).isEqualTo(303);
    });
  }

  @Test
  void all_children_are_read_a_page_at_a_time() {
    b.startChildren(
        IntStream.range(0, 100).mapToObj(number -> desk("desk-" + number)).toList());
    await().atMost(SOON).until(() -> a.countChildren() == 103);
    List<String> names = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      ChildPage page = a.children(next.orElse(null), 7);
      assertThat(page.children()).hasSizeLessThanOrEqualTo(7);
      page.children().forEach(child -> names.add(child.name()));
      next = page.next();
    } while (next.isPresent());
    assertThat(names).doesNotHaveDuplicates().hasSize(103);
    assertThat(a.streamChildren()).extracting(ChildInfo::name).containsExactlyElementsOf(names);
    assertThat(a.children())
        .extracting(ChildInfo::name)
        .isSorted()
        .containsExactlyInAnyOrderElementsOf(names);
    assertThatThrownBy(() -> a.children(null, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00036");
    assertThatThrownBy(() -> a.children("elsewhere", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00037");
  }

  @Test
  void a_child_tells_what_it_was_started_from() {
    ChildSpec<Desk> spec = ChildSpec.of(Desk.class)
        .named("desk")
        .argument("EUR")
        .argument(List.of(1, 2))
        .restart(Restart.TRANSIENT)
        .shutdownTimeout(Duration.ofSeconds(3))
        .build();
    a.startChild(spec);
    active("desk");
    assertThat(b.specOf("desk")).contains(spec);
    assertThat(b.specOf("fixed"))
        .contains(ChildSpec.of(Lamp.class).named("fixed").build());
    assertThat(b.specOf("nobody")).isEmpty();
  }

  @Test
  void a_child_is_found_by_its_stub_and_by_its_instance() {
    Child<Desk> child = a.startChild(desk("desk"));
    active("desk");
    assertThat(a.whois(child)).map(ChildInfo::name).contains("desk");
    assertThat(a.whois(child.proxy())).map(ChildInfo::name).contains("desk");
    Object instance = Objects.requireNonNull(Desk.LAST.get("desk"));
    ClusterSupervisor host = a.isMine("desk") ? a : b;
    assertThat(host.whois(instance)).map(ChildInfo::node).contains(host.localNode());
    assertThat(host.whois("desk")).isEmpty();
    assertThat(host.whois(b.child(Desk.class, "nobody"))).isEmpty();
  }

  @Test
  void it_is_explained_why_a_child_is_where_it_is() {
    a.startChild(desk("desk"));
    active("desk");
    Explanation explanation = b.explain("desk");
    ClusterNode holder = a.isMine("desk") ? a.localNode() : b.localNode();
    assertThat(explanation.holder()).contains(holder);
    assertThat(explanation.candidates()).hasSize(2).first().isEqualTo(holder);
    assertThat(explanation.child()).map(ChildInfo::state).contains(ChildState.ACTIVE);
    assertThat(explanation.why()).contains("segment " + explanation.segment(), holder.name());
    assertThat(explanation.moves())
        .last()
        .satisfies(move -> assertThat(move.to()).contains(holder));
    assertThat(a.explain("guard@b").why()).contains("'b'");
    assertThat(a.explain("guard@b").holder()).contains(b.localNode());
  }

  @Test
  void names_like_addresses_of_mail_are_names_as_any_other() {
    Child<Desk> child = a.startChild(desk("desk of jane@b"));
    String name = child.call(Desk::name);
    assertThat(name).isEqualTo("desk of jane@b");
  }

  @Test
  void bad_names_are_refused_at_once() {
    for (@Nullable String name : new String[] {"", "x".repeat(501), "a\u0001b", null}) {
      assertThatThrownBy(() -> a.terminateChild(name))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("SUPV00028");
    }
    assertThatThrownBy(() -> a.startChild(desk("a\nb")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("SUPV00028");
  }

  @Test
  void a_node_that_has_ended_starts_nothing() {
    a.close();
    assertThatThrownBy(() -> a.startChild(desk("desk")))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00038");
  }
}
