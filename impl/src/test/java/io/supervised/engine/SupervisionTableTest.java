package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.Restart;
import io.supervised.Token;
import io.supervised.engine.SupervisionTable.Row;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Carries out each row of the table in docs/supervision.md, with a child of each type on node b of two. */
@TestInstance(Lifecycle.PER_CLASS)
class SupervisionTableTest {

  private final TestNodes nodes = new TestNodes("table-test", 19040);
  private final Map<Restart, Token> before = new EnumMap<>(Restart.class);
  private final ClusterSupervisor a = nodes.start("a", Patient.BEAN);
  private ClusterSupervisor b = nodes.start("b", Patient.BEAN);
  private boolean gone;
  private int round;

  static Stream<Row> rows() {
    return SupervisionTable.rows();
  }

  @BeforeEach
  void start_a_child_of_each_type_on_b() {
    round++;
    if (gone) {
      b = nodes.start("b", Patient.BEAN);
      gone = false;
    }
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    for (Restart type : Restart.values()) {
      a.startChild(ChildSpec.of(Patient.class)
          .named(name(type))
          .restart(type)
          .onNode("b")
          .build());
      await()
          .atMost(SOON)
          .until(() -> found(type).filter(child -> runsOn(child, "b")).isPresent());
      before.put(type, found(type).orElseThrow().token());
    }
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void what_the_documentation_says_of_this_is_so(Row row) {
    happens(row.event());
    row.outcomes()
        .forEach((type, outcome) -> await()
            .atMost(SOON)
            .untilAsserted(() ->
                assertThat(whatBecameOf(type)).as("%s: %s", row.event(), type).isEqualTo(outcome)));
  }

  private void happens(String event) {
    switch (event) {
      case "its work loop returns" ->
        each(type -> child(type).call(child -> {
          child.endLoop(true);
          return 0;
        }));
      case "its work loop throws" ->
        each(type -> child(type).call(child -> {
          child.endLoop(false);
          return 0;
        }));
      case "a called method crashes" -> each(this::crash);
      case "a called method throws an answer" -> each(this::answer);
      case "its constructor throws" -> each(this::failToStart);
      case "it crashes more often than it may" -> each(this::crashTooOften);
      case "restartChild" -> each(type -> a.restartChild(name(type)));
      case "restartChild after it was given up" -> each(this::giveUpAndRestart);
      case "terminateChild" -> each(type -> a.terminateChild(name(type)));
      case "its node leaves" -> leave();
      case "its node dies" -> die();
      case "its node leaves while it waits for its restart" -> {
        each(this::crash);
        leave();
      }
      case "its node dies while it waits for its restart" -> {
        each(this::crash);
        die();
      }
      case "its node leaves after it was given up" -> {
        each(this::crashTooOften);
        leave();
      }
      case "its node dies after it was given up" -> {
        each(this::crashTooOften);
        die();
      }
      default ->
        throw new AssertionError("the documentation has a row that is not tested: " + event);
    }
  }

  private void leave() {
    b.close();
    gone = true;
  }

  private void die() {
    b.die();
    gone = true;
  }

  private interface Deed {
    void to(Restart type);
  }

  private static void each(Deed deed) {
    for (Restart type : Restart.values()) {
      deed.to(type);
    }
  }

  private void crash(Restart type) {
    assertThatThrownBy(() -> child(type).call(child -> {
          child.crash();
          return 0;
        }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("sick");
  }

  private void answer(Restart type) {
    assertThatThrownBy(() -> child(type).call(child -> {
          child.answer();
          return 0;
        }))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(child(type).call(Patient::token))
        .isEqualTo(requireNonNull(before.get(type)).toString());
  }

  /** Its next instance can't be made, and the one after that can: what follows the second end is what counts. */
  private void failToStart(Restart type) {
    Patient.doom(name(type));
    a.restartChild(name(type));
  }

  private void crashTooOften(Restart type) {
    crash(type);
    for (int again = 0; again < 3 && type != Restart.TEMPORARY; again++) {
      crash(type); // waits until it runs again
    }
    String outcome = type == Restart.TEMPORARY ? "over" : "given up";
    await().atMost(SOON).until(() -> whatBecameOf(type).equals(outcome));
  }

  private void giveUpAndRestart(Restart type) {
    crashTooOften(type);
    if (type != Restart.TEMPORARY) {
      a.restartChild(name(type));
    }
  }

  private String whatBecameOf(Restart type) {
    Optional<ChildInfo> child = found(type);
    if (child.isEmpty()) {
      return "over";
    } else if (child.get().state() == ChildState.GIVEN_UP) {
      return "given up";
    } else if (child.get().state() != ChildState.ACTIVE) {
      return "yet to be seen: " + child.get();
    } else if (child.get().token().equals(before.get(type))) {
      return "goes on";
    }
    return runsOn(child.get(), "b") ? "starts again" : "starts elsewhere";
  }

  private static boolean runsOn(ChildInfo child, String node) {
    return child.state() == ChildState.ACTIVE && child.node().name().equals(node);
  }

  private Optional<ChildInfo> found(Restart type) {
    return a.find(name(type));
  }

  private Child<Patient> child(Restart type) {
    return a.child(Patient.class, name(type));
  }

  private String name(Restart type) {
    return "patient-" + round + "-" + type;
  }
}
