package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.GivenUpException;
import io.supervised.Restart;
import io.supervised.RestartLimit;
import io.supervised.StartupException;
import io.supervised.Strategy;
import io.supervised.Supervised;
import io.supervised.engine.child.BeanPolicy;
import io.supervised.engine.child.GroupPlace;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.child.SupervisedBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Children of one group on three nodes: what the end of one means for the others. */
class GroupTest {

  private static final List<String> ALL = List.of("reader", "parser", "writer");

  private final TestNodes nodes = new TestNodes("group-test", 19480);
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final List<ClusterSupervisor> running = new ArrayList<>();
  private int limit = Supervised.UNLIMITED;

  /** One step of a pipeline. */
  static class Stage {

    void crash() {
      throw new IllegalStateException("sick");
    }

    String answer() {
      return "well";
    }
  }

  static class Reader extends Stage {}

  static class Parser extends Stage {}

  static class Writer extends Stage {}

  private SupervisedBean stage(
      String name,
      Class<? extends Stage> type,
      Supplier<Stage> maker,
      Strategy strategy,
      int order) {
    BeanPolicy policy = new BeanPolicy(
        Restart.PERMANENT,
        new RestartLimit(limit, Duration.ofMinutes(5)),
        Optional.empty(),
        Set.of());
    InstanceFactory logged = context -> {
      log.add("+" + name);
      return logging(name, maker.get());
    };
    return SupervisedBean.of(name, type, logged)
        .under(policy.in(new GroupPlace("pipeline", strategy, order)));
  }

  private Instance logging(String name, Stage stage) {
    return new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
          throws IllegalAccessException, InvocationTargetException {
        return method.invoke(stage, arguments);
      }

      @Override
      public void destroy() {
        log.add("-" + name);
      }
    };
  }

  private SupervisedBean[] pipeline(Strategy strategy) {
    return new SupervisedBean[] {
      stage("writer", Writer.class, Writer::new, strategy, 3),
      stage("parser", Parser.class, Parser::new, strategy, 2),
      stage("reader", Reader.class, Reader::new, strategy, 1)
    };
  }

  private void start(Strategy strategy) {
    for (String name : List.of("a", "b", "c")) {
      running.add(nodes.start(name, pipeline(strategy)));
    }
    await().atMost(SOON).until(() -> TestNodes.areAtRest(running, ALL));
    log.clear();
  }

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void children_of_a_group_start_in_order_whatever_the_order_of_their_beans() {
    running.add(nodes.start("a", pipeline(Strategy.ONE_FOR_ONE)));
    await().atMost(SOON).untilAsserted(() -> assertThat(log).hasSize(3));
    assertThat(log).containsExactly("+reader", "+parser", "+writer");
  }

  @Test
  void
      rest_for_one_stops_those_after_the_one_that_ended_in_reverse_order_and_starts_them_in_order() {
    start(Strategy.REST_FOR_ONE);
    crash("reader");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log)
            .containsExactly("-reader", "-writer", "-parser", "+reader", "+parser", "+writer"));
    log.clear();
    crash("parser");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(log).containsExactly("-parser", "-writer", "+parser", "+writer"));
    log.clear();
    crash("writer");
    await().atMost(SOON).untilAsserted(() -> assertThat(log).containsExactly("-writer", "+writer"));
  }

  @Test
  void one_for_all_stops_all_others_in_reverse_order_and_starts_all_in_order() {
    start(Strategy.ONE_FOR_ALL);
    crash("parser");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log)
            .containsExactly("-parser", "-writer", "-reader", "+reader", "+parser", "+writer"));
  }

  @Test
  void one_for_one_concerns_nobody_else() {
    start(Strategy.ONE_FOR_ONE);
    crash("reader");
    await().atMost(SOON).untilAsserted(() -> assertThat(log).containsExactly("-reader", "+reader"));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(infos().values()).allMatch(child -> child.state() == ChildState.ACTIVE));
    assertThat(log).containsExactly("-reader", "+reader");
  }

  @Test
  void the_death_of_a_node_is_an_end_of_its_children_for_the_others() {
    start(Strategy.ONE_FOR_ALL);
    ClusterSupervisor victim = ownerOf("reader");
    Map<String, ChildInfo> before = infos();
    victim.die();
    running.remove(victim);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(infos()).hasSize(3).allSatisfy((name, child) -> {
          assertThat(child.state()).isEqualTo(ChildState.ACTIVE);
          assertThat(child.token())
              .isGreaterThan(requireNonNull(before.get(name)).token());
        }));
  }

  @Test
  void a_child_that_moves_since_its_node_leaves_concerns_no_other() {
    start(Strategy.ONE_FOR_ALL);
    ClusterSupervisor leaving = ownerOf("reader");
    List<String> staying =
        ALL.stream().filter(child -> !ownerOf(child).equals(leaving)).toList();
    leaving.close();
    running.remove(leaving);
    await().atMost(SOON).until(() -> TestNodes.areAtRest(running, ALL));
    assertThat(log).contains("+reader");
    assertThat(log).noneMatch(entry -> staying.contains(entry.substring(1)));
  }

  @Test
  void a_child_that_a_user_stops_or_restarts_concerns_no_other_and_holds_nobody_up() {
    start(Strategy.ONE_FOR_ALL);
    crashAndAwaitAll("reader"); // which the others go on to follow
    log.clear();
    anyNode().restartChild("reader");
    await().atMost(SOON).untilAsserted(() -> assertThat(log).containsExactly("-reader", "+reader"));
    anyNode().terminateChild("reader");
    log.clear();
    crash("writer");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(log).containsExactly("-writer", "-parser", "+parser", "+writer"));
    anyNode().startChild(ChildSpec.of(Reader.class).named("reader").build());
    await().atMost(SOON).untilAsserted(() -> assertThat(log).endsWith("+reader"));
  }

  @Test
  void restarts_of_all_count_together_and_beyond_the_limit_the_whole_group_is_given_up() {
    limit = 2;
    start(Strategy.REST_FOR_ONE);
    crashAndAwaitAll("reader");
    crashAndAwaitAll("writer");
    crash("parser");
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(infos().values())
            .hasSize(3)
            .allMatch(child -> child.state() == ChildState.GIVEN_UP));
    assertThat(requireNonNull(infos().get("parser")).reason())
        .contains("java.lang.IllegalStateException: sick");
    assertThat(requireNonNull(infos().get("reader")).reason())
        .contains(
            "its group 'pipeline' is given up because of 'parser': java.lang.IllegalStateException: sick");
    assertThatThrownBy(() -> anyNode().child(Reader.class, "reader").call(Stage::answer))
        .isInstanceOf(GivenUpException.class);
    String somewhere = anyNode().localNode().name();
    assertThatThrownBy(() -> anyNode().move("reader", somewhere))
        .isInstanceOf(IllegalArgumentException.class);
    log.clear();
    anyNode().restartChild("writer"); // any of them will do
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(log).containsExactly("+reader", "+parser", "+writer"));
    crashAndAwaitAll("reader"); // they have all their chances again
    crashAndAwaitAll("reader");
  }

  @Test
  void beans_that_do_not_agree_on_their_group_are_refused_with_all_reasons() {
    SupervisedBean[] one = pipeline(Strategy.ONE_FOR_ALL);
    SupervisedBean[] other = pipeline(Strategy.REST_FOR_ONE);
    assertThatThrownBy(() -> nodes.start("a", one[0].times(99), other[1], other[2]))
        .isInstanceOf(StartupException.class)
        .hasMessageContaining("SUPV00046")
        .hasMessageContaining(
            "group 'pipeline': it has more than one strategy, {ONE_FOR_ALL=[writer], REST_FOR_ONE=[reader, parser]}")
        .hasMessageContaining("group 'pipeline': it has 101 children: at most 100 are possible");
  }

  private void crashAndAwaitAll(String name) {
    Map<String, ChildInfo> before = infos();
    crash(name);
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(requireNonNull(infos().get(name)).token())
          .isGreaterThan(requireNonNull(before.get(name)).token());
      assertThat(infos().values()).hasSize(3).allMatch(child -> child.state() == ChildState.ACTIVE);
    });
  }

  private void crash(String name) {
    Class<? extends Stage> type = switch (name) {
      case "reader" -> Reader.class;
      case "parser" -> Parser.class;
      default -> Writer.class;
    };
    assertThatThrownBy(() -> anyNode().child(type, name).call(stage -> {
          stage.crash();
          return 0;
        }))
        .hasMessage("sick");
  }

  private ClusterSupervisor anyNode() {
    return running.get(0);
  }

  private ClusterSupervisor ownerOf(String child) {
    Optional<ClusterNode> where = anyNode().whereIs(child);
    return running.stream()
        .filter(node -> where.filter(node.localNode()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private Map<String, ChildInfo> infos() {
    Map<String, ChildInfo> infos = new TreeMap<>();
    anyNode().children().forEach(child -> infos.put(child.name(), child));
    return infos;
  }
}
