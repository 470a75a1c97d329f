package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildContext;
import io.supervised.ChildInfo;
import io.supervised.ChildSpec;
import io.supervised.ChildState;
import io.supervised.GivenUpException;
import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.StartResult.Started;
import io.supervised.engine.child.CallPatience;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.child.ThreadKind;
import io.supervised.engine.segment.Backoff;
import io.supervised.event.CrashEvent;
import io.supervised.event.GivenUpEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Children that are as sick as can be, beside one that is well and is called throughout, on one node. */
@TestInstance(Lifecycle.PER_CLASS)
class PoisonTest {

  private static final int MANY = 2_000;

  private final TestNodes nodes = new TestNodes("poison-test", 19080);
  private final News news = new News();
  private final ClusterSupervisor node = start();
  private final Child<Sick> well = child("well");

  private ClusterSupervisor start() {
    SupervisedBean bean = new SupervisedBean(
            "sick",
            Sick.class,
            1,
            false,
            false,
            self -> InstanceFactory.of(() -> new Sick(self)).create(self))
        .under(TestNodes.GIVEN_UP_SOME_TIME);
    CallPatience impatient =
        new CallPatience(Optional.of(Duration.ofMillis(300)), Optional.of(Duration.ofMillis(600)));
    ClusterSupervisor made = new ClusterSupervisor(
        Configuration.defaults()
            .in(nodes.options())
            .with(new SupervisionOptions(Backoff.DEFAULT, impatient, ThreadKind.AUTO))
            .named("a"),
        List.of(bean),
        news,
        PoisonTest.class.getClassLoader());
    nodes.own(made);
    made.start();
    return made;
  }

  private Child<Sick> child(String name, Object... arguments) {
    ChildSpec.Builder<Sick> spec = ChildSpec.of(Sick.class).named(name);
    for (Object argument : arguments) {
      spec.argument(argument);
    }
    return node.startChild(spec.build());
  }

  @AfterEach
  void the_one_that_is_well_was_not_disturbed() {
    assertThat(well.call(Sick::count)).isPositive();
    assertThat(node.find("well")).map(ChildInfo::restarts).contains(0L);
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  @Test
  void an_endless_loop_costs_its_caller_the_deadline_and_its_child_a_restart() {
    Child<Sick> endless = child("endless");
    assertThatThrownBy(() -> endless
            .within(Duration.ofMillis(200))
            .callAsync(Sick::spin)
            .toCompletableFuture()
            .join())
        .hasCauseInstanceOf(OutcomeUnknownException.class);
    try {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(endless.call(Sick::count)).isEqualTo(1));
      assertThat(node.find("endless"))
          .flatMap(ChildInfo::reason)
          .hasValueSatisfying(reason -> assertThat(reason).contains("stuck"));
    } finally {
      Sick.released = true;
    }
  }

  @Test
  void a_stack_that_overflows_is_a_crash_like_others() {
    Child<Sick> deep = child("deep");
    assertThatThrownBy(() -> deep.call(Sick::recurse)).isInstanceOf(StackOverflowError.class);
    assertThat(deep.call(Sick::count)).isEqualTo(1);
  }

  @Test
  void an_exception_that_can_not_say_what_it_is_is_reported_by_its_class() {
    Child<Sick> dumb = child("dumb");
    assertThatThrownBy(() -> dumb.call(Sick::mumble)).isInstanceOf(RuntimeException.class);
    assertThat(dumb.call(Sick::count)).isEqualTo(1);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(news.crashes)
            .filteredOn(crash -> crash.child().name().equals("dumb"))
            .singleElement()
            .satisfies(crash -> assertThat(crash.reason()).isEqualTo(Mumbling.class.getName())));
  }

  @Test
  void calls_to_a_child_that_was_given_up_fail_at_once_also_those_that_waited() {
    Child<Sick> hopeless = child("hopeless", "never starts");
    assertThatThrownBy(() -> hopeless.call(Sick::count))
        .isInstanceOf(GivenUpException.class)
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("never starts");
    await()
        .atMost(SOON)
        .until(
            () -> news.givenUp.stream().anyMatch(event -> event.child().name().equals("hopeless")));
    await()
        .atMost(SOON)
        .untilAsserted(() ->
            assertThat(node.find("hopeless")).map(ChildInfo::state).contains(ChildState.GIVEN_UP));
    assertThatThrownBy(() -> hopeless.call(Sick::count)).isInstanceOf(GivenUpException.class);
    node.terminateChild("hopeless");
  }

  @Test
  void thousands_of_children_that_crash_together_at_their_start_are_given_up_one_by_one() {
    List<ChildSpec<Sick>> specs = IntStream.range(0, MANY)
        .mapToObj(number -> ChildSpec.of(Sick.class)
            .named("doomed-" + number)
            .argument("never starts")
            .build())
        .toList();
    assertThat(node.startChildren(specs)).allMatch(Started.class::isInstance);
    await().atMost(SOON).untilAsserted(() -> {
      assertThat(well.call(Sick::count)).isPositive();
      assertThat(node.children().stream().filter(child -> child.state() == ChildState.GIVEN_UP))
          .hasSizeGreaterThanOrEqualTo(MANY);
    });
  }

  private static final class News implements SupervisorListener {

    private final List<CrashEvent> crashes = new CopyOnWriteArrayList<>();
    private final List<GivenUpEvent> givenUp = new CopyOnWriteArrayList<>();

    @Override
    public void childCrashed(CrashEvent event) {
      crashes.add(event);
    }

    @Override
    public void childGivenUp(GivenUpEvent event) {
      givenUp.add(event);
    }
  }

  static class Mumbling extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no");
    }
  }

  static class Sick {

    static volatile boolean released;
    private int count;

    Sick(ChildContext self) {
      if (!self.arguments().isEmpty()) {
        throw new IllegalStateException(self.arguments().get(0).toString());
      }
    }

    int count() {
      return ++count;
    }

    int spin() {
      while (!released) {
        Thread.onSpinWait();
      }
      return 0;
    }

    @SuppressWarnings("InfiniteRecursion") // that is the case
    int recurse() {
      return recurse() + 1;
    }

    int mumble() {
      throw new Mumbling();
    }
  }
}
