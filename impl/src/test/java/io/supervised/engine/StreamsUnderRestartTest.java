package io.supervised.engine;

import static io.supervised.engine.Patience.PATIENT;
import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.engine.Streamer.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many calls of each caller are under way while nodes come and go. */
class StreamsUnderRestartTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  private final TestNodes nodes = new TestNodes("streams-test", 18370);
  private final Map<String, ClusterSupervisor> running = new TreeMap<>();
  private final List<Streamer> streamers = new ArrayList<>();

  @BeforeEach
  void start_three_nodes() {
    NAMES.forEach(this::start);
  }

  @AfterEach
  void stop_all() {
    streamers.forEach(Streamer::interrupt);
    nodes.close();
  }

  @Test
  void all_run_once_and_in_order_when_other_nodes_leave_and_come_back() {
    Streamer first = streamFrom("a");
    Streamer second = streamFrom("a");
    Streamer third = streamFrom("b");
    restartUnderCalls("c");
    third.end();
    restartUnderCalls("b");
    restartUnderCalls("c");
    assertThat(List.of(first, second, third)).allSatisfy(streamer -> {
      streamer.end();
      assertThat(streamer.failures()).isEmpty();
      List<Integer> made = IntStream.range(0, streamer.made()).boxed().toList();
      for (String child : Scribe.names()) {
        assertThat(Scribe.written(child, streamer.id())).isEqualTo(made);
      }
    });
  }

  @Test
  void what_is_called_on_a_node_that_leaves_ends_there_and_runs_at_most_once_and_in_order() {
    Streamer leaving = streamFrom("a");
    Streamer staying = streamFrom("b");
    streamers.forEach(Streamer::goesOn);
    node("a").close();
    leaving.goesOn(); // and is refused
    streamers.forEach(Streamer::end);
    assertThat(staying.failures()).isEmpty();
    assertThat(leaving.failures()).isNotEmpty().allSatisfy(failure -> {
      if (failure.thrown() instanceof OutcomeUnknownException) {
        assertThat(failure.thrown()).hasMessageContaining("SUPV00190");
      } else {
        assertThat(failure.thrown())
            .isInstanceOf(NotExecutedException.class)
            .message()
            .containsAnyOf("SUPV00189", "SUPV00027");
      }
    });
    streamers.forEach(StreamsUnderRestartTest::checkWhatRan);
  }

  @Test
  void only_calls_to_children_of_a_node_that_dies_are_unknown() {
    List<Streamer> survivors = List.of(streamFrom("b"), streamFrom("c"));
    survivors.forEach(Streamer::goesOn);
    Set<String> lost = node("a").localChildren();
    assertThat(lost).isNotEmpty();
    node("a").die();
    survivors.forEach(Streamer::goesOn);
    survivors.forEach(Streamer::end);
    assertThat(survivors).allSatisfy(survivor -> {
      assertThat(survivor.failures()).allSatisfy(failure -> {
        assertThat(failure.child()).isIn(lost);
        assertThat(failure.thrown())
            .isInstanceOf(OutcomeUnknownException.class)
            .hasMessageContaining("SUPV00177");
      });
      checkWhatRan(survivor);
    });
  }

  /** In the order of the calls, none twice, all that succeeded, and none that is said not to have run. */
  private static void checkWhatRan(Streamer streamer) {
    for (String child : Scribe.names()) {
      List<Integer> written = Scribe.written(child, streamer.id());
      assertThat(written).isSorted().doesNotHaveDuplicates();
      assertThat(streamer.succeeded(child)).isNotEmpty().isSubsetOf(written);
      List<Integer> refused = streamer.failures().stream()
          .filter(failure -> failure.child().equals(child))
          .filter(failure -> failure.thrown() instanceof NotExecutedException)
          .map(Failure::number)
          .toList();
      assertThat(refused).noneMatch(Set.copyOf(written)::contains);
    }
  }

  private void restartUnderCalls(String name) {
    streamers.stream().filter(Streamer::isAlive).forEach(Streamer::goesOn);
    node(name).close();
    running.remove(name);
    streamers.stream().filter(Streamer::isAlive).forEach(Streamer::goesOn);
    start(name);
  }

  private Streamer streamFrom(String name) {
    Streamer streamer = new Streamer(node(name), Scribe.names());
    streamers.add(streamer);
    streamer.start();
    return streamer;
  }

  private ClusterSupervisor node(String name) {
    return requireNonNull(running.get(name));
  }

  private void start(String name) {
    ClusterSupervisor node = nodes.make(name, PATIENT, Scribe.bean());
    node.start();
    running.put(name, node);
    await().atMost(SOON).until(() -> running.values().stream().allMatch(this::isSettled));
  }

  private boolean isSettled(ClusterSupervisor node) {
    int children =
        running.values().stream().mapToInt(each -> each.localChildren().size()).sum();
    return node.nodes().size() == running.size()
        && children == Scribe.names().size()
        && TestNodes.areAtRest(running.values(), Scribe.names());
  }
}
