package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Starts, stops and finds children on real nodes in one JVM. */
@TestInstance(Lifecycle.PER_CLASS)
class ChildOperationsTest {

  private final TestNodes nodes = new TestNodes("operations-test", 18080);
  private ClusterSupervisor a;
  private ClusterSupervisor b;

  @BeforeAll
  void start_two_nodes() {
    a = start("a");
    b = start("b");
    await().atMost(SOON).until(() -> TestNodes.haveTheirShares(List.of(a, b)));
  }

  @AfterAll
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
      started.add((number % 2 == 0 ? a : b).startChild(desk("shared-" + number)));
    }
    for (Child<Desk> child : started) {
      String currency = child.call(Desk::currency);
      assertThat(currency).isEqualTo("EUR");
      String there = a.child(Desk.class, child.name()).call(Desk::name);
      assertThat(there).isEqualTo(child.name());
    }
    assertThat(a.localChildren()).anyMatch(name -> name.startsWith("shared-"));
    assertThat(b.localChildren()).anyMatch(name -> name.startsWith("shared-"));
  }

  @Test
  void a_child_is_listed_on_every_node_as_soon_as_it_is_started() {
    for (int number = 0; number < 20; number++) {
      a.startChild(desk("listed-" + number));
      assertThat(b.find("listed-" + number)).isPresent();
      assertThat(a.find("listed-" + number)).isPresent();
    }
  }

  @Test
  void a_child_that_is_there_is_not_started_again_and_another_of_its_name_is_refused() {
    Child<Desk> first = a.startChild(desk("unique"));
    first.run(desk -> desk.put("pen"));
    Child<Desk> second = b.startChild(desk("unique"));
    int things = second.call(Desk::things);
    assertThat(things).isEqualTo(1);
    assertThatThrownBy(() -> b.startChild(
            ChildSpec.of(Desk.class).named("unique").argument("USD").build()))
        .isInstanceOf(ChildConflictException.class)
        .hasMessageContaining("SUPV00030")
        .hasMessageContaining("'unique'");
    int still = first.call(Desk::things);
    assertThat(still).isEqualTo(1);
  }

  @Test
  void whoever_is_refused_is_shown_what_is_there_and_what_was_asked_for() {
    a.startChild(ChildSpec.of(Desk.class)
        .named("shown")
        .restart(Restart.PERMANENT)
        .shutdownTimeout(Duration.ofMillis(1_234))
        .onNode("b")
        .build());
    ChildSpec<?> other = ChildSpec.of(Lamp.class)
        .named("shown")
        .restart(Restart.TRANSIENT)
        .shutdownTimeout(Duration.ofMillis(5_678))
        .onNode("b")
        .build();
    assertThatThrownBy(() -> b.startChild(other))
        .isInstanceOf(ChildConflictException.class)
        .hasMessageContainingAll("desk", "fixed", "PERMANENT", "TRANSIENT")
        .hasMessageMatching("(?s).*1[.,]?234.*5[.,]?678.*");
  }

  @Test
  void a_child_that_is_there_is_said_to_be_where_it_runs() {
    List<ChildSpec<?>> specs = new ArrayList<>(IntStream.range(0, 20)
        .<ChildSpec<?>>mapToObj(number -> desk("there-" + number))
        .toList());
    specs.add(ChildSpec.of(Desk.class).named("there-on-a").onNode("a").build());
    specs.add(ChildSpec.of(Desk.class).named("there-on-b").onNode("b").build());
    assertThat(a.startChildren(specs)).allMatch(Started.class::isInstance);
    specs.forEach(spec -> active(spec.name()));
    for (ClusterSupervisor node : List.of(a, b)) {
      List<StartResult> again = node.startChildren(specs);
      assertThat(again)
          .allSatisfy(result -> assertThat(result)
              .isInstanceOfSatisfying(
                  AlreadyStarted.class, there -> assertThat(hostOf(there)).isEqualTo(there.node())))
          .extracting(result -> ((AlreadyStarted) result).node())
          .contains(a.localNode(), b.localNode());
    }
  }

  /** Who runs it indeed, as its own node has it. */
  private ClusterNode hostOf(StartResult child) {
    List<ClusterNode> hosts = Stream.of(a, b)
        .filter(node -> node.localChildren().contains(child.name()))
        .map(ClusterSupervisor::localNode)
        .toList();
    assertThat(hosts).hasSize(1);
    return hosts.get(0);
  }

  @Test
  void a_terminated_child_is_gone_everywhere_and_may_be_started_anew() {
    Child<Desk> child = a.startChild(desk("mortal"));
    child.run(desk -> desk.put("pen"));
    assertThat(b.terminateChild("mortal")).isTrue();
    for (ClusterSupervisor node : List.of(a, b)) {
      assertThat(node.localChildren()).doesNotContain("mortal");
      assertThat(node.find("mortal")).isEmpty();
      assertThatThrownBy(() -> node.child(Desk.class, "mortal").call(Desk::things))
          .isInstanceOf(NoSuchChildException.class);
    }
    assertThat(a.terminateChild("mortal")).isFalse();
    int things = b.startChild(desk("mortal")).call(Desk::things);
    assertThat(things).isZero();
  }

  @Test
  void a_restart_gives_a_new_instance_with_a_greater_token() {
    Child<Desk> child = a.startChild(desk("restless"));
    child.run(desk -> desk.put("pen"));
    long before = child.call(Desk::restart);
    for (int round = 1; round <= 20; round++) {
      (round % 2 == 0 ? a : b).restartChild("restless");
      long after = child.call(Desk::restart);
      assertThat(after).isEqualTo(before + round);
      int things = child.call(Desk::things);
      assertThat(things).isZero();
      child.run(desk -> desk.put("pen"));
    }
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
  void a_child_of_a_node_that_there_never_was_is_missed_at_once_whatever_is_asked_of_it() {
    Child<Guard> child = a.child(Guard.class, "guard@nowhere").within(Duration.ofHours(1));
    ChildSpec<Guard> spec = ChildSpec.of(Guard.class).named("guard@nowhere").build();
    for (ThrowingCallable asking : List.<ThrowingCallable>of(
        () -> child.call(Guard::post),
        () -> a.startChild(spec),
        () -> a.terminateChild("guard@nowhere"),
        () -> a.restartChild("guard@nowhere"))) {
      assertThatThrownBy(asking)
          .isInstanceOf(NoSuchChildException.class)
          .hasMessageContaining("SUPV00050")
          .hasMessageContaining("'nowhere'")
          .hasMessageContaining("[a, b]");
    }
    assertThat(a.startChildren(List.of(spec)).get(0))
        .isInstanceOfSatisfying(
            Rejected.class,
            rejected -> assertThat(rejected.why()).isInstanceOf(NoSuchChildException.class));
  }

  @Test
  void many_are_started_at_once_with_a_result_for_each() {
    a.startChild(desk("many-5"));
    List<ChildSpec<?>> specs = new ArrayList<>(IntStream.range(0, 300)
        .<ChildSpec<?>>mapToObj(number -> desk("many-" + number))
        .toList());
    specs.add(
        ChildSpec.of(Desk.class).named("many-5").restart(Restart.TEMPORARY).build());
    specs.add(ChildSpec.of(String.class).named("no bean").build());
    specs.add(ChildSpec.of(Desk.class).named("thread").argument(new Thread()).build());
    active("many-5");
    List<StartResult> results = b.startChildren(specs);
    assertThat(results)
        .extracting(StartResult::name)
        .containsExactlyElementsOf(specs.stream().map(ChildSpec::name).toList());
    assertThat(results).filteredOn(Started.class::isInstance).hasSize(299);
    assertThat(results.get(5))
        .isInstanceOfSatisfying(
            AlreadyStarted.class, present -> assertThat(present.node()).isEqualTo(hostOf(present)));
    assertThat(results.subList(300, 303))
        .extracting(result -> ((Rejected) result).why())
        .satisfiesExactly(
            why -> assertThat(why).isInstanceOf(ChildConflictException.class),
            why -> assertThat(why)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SUPV00035"),
            why -> assertThat(why).isInstanceOf(SerializationException.class));
    for (ClusterSupervisor node : List.of(a, b)) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(node.children())
              .filteredOn(child -> child.name().startsWith("many-"))
              .filteredOn(child -> child.state() == ChildState.ACTIVE)
              .hasSize(300));
    }
  }

  @Test
  void all_children_are_read_a_page_at_a_time() {
    b.startChildren(
        IntStream.range(0, 100).mapToObj(number -> desk("paged-" + number)).toList());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(a.children())
            .filteredOn(child -> child.name().startsWith("paged-"))
            .hasSize(100)
            .allMatch(child -> child.state() == ChildState.ACTIVE));
    List<String> names = new ArrayList<>();
    Optional<String> next = Optional.empty();
    do {
      ChildPage page = a.children(next.orElse(null), 7);
      assertThat(page.children()).hasSizeLessThanOrEqualTo(7);
      page.children().forEach(child -> names.add(child.name()));
      next = page.next();
    } while (next.isPresent());
    assertThat(names).doesNotHaveDuplicates().contains("paged-0", "paged-99", "guard@a");
    assertThat(a.countChildren()).isEqualTo(names.size());
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
        .named("told")
        .argument("EUR")
        .argument(List.of(1, 2))
        .restart(Restart.TRANSIENT)
        .shutdownTimeout(Duration.ofSeconds(3))
        .build();
    a.startChild(spec);
    active("told");
    assertThat(b.specOf("told")).contains(spec);
    assertThat(b.specOf("fixed"))
        .contains(ChildSpec.of(Lamp.class).named("fixed").build());
    assertThat(b.specOf("nobody")).isEmpty();
  }

  @Test
  void a_child_is_found_by_its_stub_and_by_its_instance() {
    Child<Desk> child = a.startChild(desk("found"));
    active("found");
    assertThat(a.whois(child)).map(ChildInfo::name).contains("found");
    assertThat(a.whois(child.proxy())).map(ChildInfo::name).contains("found");
    Object instance = Objects.requireNonNull(Desk.LAST.get("found"));
    ClusterSupervisor host = a.isMine("found") ? a : b;
    assertThat(host.whois(instance)).map(ChildInfo::node).contains(host.localNode());
    assertThat(host.whois("found")).isEmpty();
    assertThat(host.whois(b.child(Desk.class, "nobody"))).isEmpty();
  }

  @Test
  void it_is_explained_why_a_child_is_where_it_is() {
    a.startChild(desk("explained"));
    active("explained");
    Explanation explanation = b.explain("explained");
    ClusterNode holder = a.isMine("explained") ? a.localNode() : b.localNode();
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
  }
}
