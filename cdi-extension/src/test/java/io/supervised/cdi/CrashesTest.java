package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.GivenUpException;
import io.supervised.Restart;
import io.supervised.Strategy;
import io.supervised.Supervised;
import io.supervised.Token;
import io.supervised.event.ChildCrashed;
import io.supervised.event.ChildGivenUp;
import io.supervised.event.ChildMoved;
import io.supervised.event.ClusterWide;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import io.supervised.event.MoveEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

/** What an application says of crashes, and hears of them. */
class CrashesTest {

  private static final int PORT = 19100;
  private static final Map<String, String> ONE_RESTART = Map.of(
      "supervised.bean.sick.max-restarts", "1", "supervised.bean.sick.restart-window", "PT5M");

  @Test
  void observers_hear_of_crashes_with_their_cause_and_of_a_child_that_is_given_up() {
    try (Application one = Application.start(PORT, ONE_RESTART, Sick.class, Doctor.class)) {
      Sick sick = one.get(Sick.class);
      Doctor doctor = one.get(Doctor.class);
      assertThatThrownBy(sick::crash).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(sick::crash).isInstanceOf(IllegalStateException.class);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(doctor.heard())
              .containsExactly(
                  "sick: IllegalStateException, again true",
                  "sick: IllegalStateException, again false",
                  "sick given up: java.lang.IllegalStateException: ill"));
      assertThatThrownBy(sick::answer).isInstanceOf(GivenUpException.class);
      one.supervisor().restartChild("sick");
      assertThatThrownBy(sick::answer).isInstanceOf(NumberFormatException.class);
    }
  }

  @Test
  void what_the_annotation_keeps_on_is_an_answer() {
    try (Application one = Application.start(PORT, ONE_RESTART, Sick.class)) {
      Sick sick = one.get(Sick.class);
      String token = sick.context();
      for (int times = 0; times < 5; times++) {
        assertThatThrownBy(sick::answer).isInstanceOf(NumberFormatException.class);
      }
      assertThat(sick.context()).isEqualTo(token);
    }
  }

  @Test
  void the_annotation_says_what_the_end_of_one_child_of_a_group_means_for_the_others() {
    try (Application one = Application.start(PORT, Map.of(), Downstream.class, Upstream.class)) {
      Upstream upstream = one.get(Upstream.class);
      Downstream downstream = one.get(Downstream.class);
      Token first = downstream.token();
      assertThatThrownBy(upstream::crash).isInstanceOf(IllegalStateException.class);
      await().atMost(SOON).untilAsserted(() -> assertThat(downstream.token()).isGreaterThan(first));
      Token above = upstream.token();
      Token second = downstream.token();
      assertThatThrownBy(downstream::crash).isInstanceOf(IllegalStateException.class);
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(downstream.token()).isGreaterThan(second));
      assertThat(upstream.token()).isEqualTo(above);
    }
  }

  @Test
  void the_annotation_says_how_children_of_its_bean_are_restarted() {
    try (Application one = Application.start(PORT, Map.of(), Once.class)) {
      await()
          .atMost(SOON)
          .until(() -> one.supervisor()
              .find("once")
              .map(ChildInfo::state)
              .equals(Optional.of(ChildState.ACTIVE)));
      Once once = one.get(Once.class);
      assertThat(one.supervisor().specOf("once")).flatMap(ChildSpec::restart).isEmpty();
      assertThatThrownBy(once::crash).isInstanceOf(IllegalStateException.class);
      await().atMost(SOON).until(() -> one.supervisor().find("once").isEmpty());
    }
  }

  @Test
  void the_log_context_of_a_child_says_which_and_where_it_is_and_ends_with_the_call() {
    try (Application one =
        Application.start(PORT, Map.of("supervised.node.name", "one"), Sick.class)) {
      Sick sick = one.get(Sick.class);
      await().atMost(SOON).until(() -> one.supervisor().find("sick").isPresent());
      String token = one.supervisor().find("sick").orElseThrow().token().toString();
      assertThat(sick.context()).isEqualTo("sick " + token + " one");
      assertThat(MDC.get("supervised.child")).isNull();
    }
  }

  @Test
  void who_observes_the_whole_cluster_hears_of_crashes_and_moves_on_other_nodes() {
    try (Application here = start("here", Elsewhere.class)) {
      Elsewhere elsewhere = here.get(Elsewhere.class);
      try (Application there = start("there", Doctor.class)) {
        await().atMost(SOON).until(() -> here.supervisor().nodes().size() == 2);
        there
            .supervisor()
            .startChild(ChildSpec.of(Sick.class)
                .named("patient")
                .onNode("there")
                .maxRestarts(0, Duration.ofSeconds(5))
                .build());
        await().atMost(SOON).until(() -> there.supervisor().localChildren().contains("patient"));
        assertThatThrownBy(
                () -> here.supervisor().child(Sick.class, "patient").proxy().crash())
            .isInstanceOf(IllegalStateException.class);
        await()
            .atMost(SOON)
            .untilAsserted(() -> assertThat(elsewhere.heard())
                .contains("patient given up on there: java.lang.IllegalStateException: ill"));
        there.supervisor().restartChild("patient");
        await().atMost(SOON).until(() -> there.supervisor().localChildren().contains("patient"));
      }
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(elsewhere.heard()).contains("patient moved from there to here"));
    }
  }

  private static Application start(String node, Class<?> observers) {
    return Application.start(
        PORT,
        Map.of("supervised.node.name", node, "supervised.bean.sick.auto-start", "false"),
        Sick.class,
        observers);
  }

  @ApplicationScoped
  static class Doctor {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    List<String> heard() {
      return heard;
    }

    void crashed(@Observes @ChildCrashed CrashEvent event) {
      heard.add(event.child().name() + ": "
          + event.cause().map(cause -> cause.getClass().getSimpleName()).orElse("?") + ", again "
          + event.nextAttempt().isPresent());
    }

    void givenUp(@Observes @ChildGivenUp GivenUpEvent event) {
      heard.add(event.child().name() + " given up: " + event.reason());
    }
  }

  @ApplicationScoped
  static class Elsewhere {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    List<String> heard() {
      return heard;
    }

    void givenUp(@Observes @ClusterWide @ChildGivenUp GivenUpEvent event) {
      heard.add(event.child().name() + " given up on " + event.child().node().name() + ": "
          + event.reason());
    }

    void moved(@Observes @ClusterWide @ChildMoved MoveEvent event) {
      heard.add(event.child().name() + " moved from " + event.from().name() + " to "
          + event.child().node().name());
    }
  }

  @Supervised(keepOn = IllegalArgumentException.class)
  static class Sick {

    void crash() {
      throw new IllegalStateException("ill");
    }

    void answer() {
      throw new NumberFormatException("an answer");
    }

    String context() {
      return Optional.ofNullable(MDC.get("supervised.child")).orElse("?") + " "
          + MDC.get("supervised.token") + " " + MDC.get("supervised.node");
    }
  }

  @Supervised(restart = Restart.TEMPORARY)
  static class Once {

    void crash() {
      throw new IllegalStateException("ill");
    }
  }

  /** A part of a stream. */
  public static class Part {

    @Inject
    private ChildContext self;

    public Token token() {
      return self.token();
    }

    public void crash() {
      throw new IllegalStateException("ill");
    }
  }

  @Supervised(group = "stream", strategy = Strategy.REST_FOR_ONE, order = 1)
  public static class Upstream extends Part {}

  @Supervised(group = "stream", strategy = Strategy.REST_FOR_ONE, order = 2)
  public static class Downstream extends Part {}
}
