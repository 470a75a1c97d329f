package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.NoSuchChildException;
import io.supervised.engine.call.CallOptions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Children that end or restart themselves, or take longer to stop than an operation may. */
@TestInstance(Lifecycle.PER_CLASS)
class EndsFromWithinTest {

  private static final Duration DEADLINE = Duration.ofSeconds(5);

  private final TestNodes nodes = new TestNodes("ends-test", 18900);
  private ClusterSupervisor a;

  @BeforeAll
  void start_a_node() {
    CallOptions calls = new CallOptions(DEADLINE, 1_000, 4 << 20, List.of());
    a = nodes.make("a", calls, Hermit.bean(() -> a), Hermit.restless(() -> a));
    a.start();
  }

  @AfterAll
  void stop_all() {
    nodes.close();
  }

  private Child<Hermit> hermit(String name) {
    return a.startChild(ChildSpec.of(Hermit.class).named(name).build());
  }

  private void gone(String name) {
    await()
        .atMost(SOON)
        .until(() -> a.find(name).isEmpty() && !a.localChildren().contains(name));
  }

  @Test
  void a_child_that_ends_itself_is_told_at_once_and_stops_after_the_call() {
    Child<Hermit> child = hermit("tired");
    boolean ended = child.call(Hermit::end);
    assertThat(ended).isTrue();
    gone("tired");
    assertThatThrownBy(() -> child.call(Hermit::restarts)).isInstanceOf(NoSuchChildException.class);
    await().atMost(SOON).untilAsserted(() -> assertThat(Hermit.DIARY).contains("tired destroyed"));
    assertThat(Hermit.DIARY).doesNotContain("tired abandoned");
  }

  @Test
  void a_child_that_restarts_itself_is_told_at_once() {
    Child<Hermit> child = hermit("renewed");
    boolean restarted = child.call(Hermit::restart);
    assertThat(restarted).isTrue();
    await().atMost(SOON).untilAsserted(() -> {
      long restarts = child.call(Hermit::restarts);
      assertThat(restarts).isEqualTo(1);
    });
  }

  @Test
  void a_child_may_be_ended_by_another_one_whose_answer_it_waits_for() {
    Child<Hermit> child = hermit("victim");
    hermit("helper");
    boolean ended = child.call(hermit -> hermit.endBy("helper"));
    assertThat(ended).isTrue();
    gone("victim");
  }

  @Test
  void a_work_loop_may_end_its_child() {
    a.startChild(ChildSpec.of(Hermit.Restless.class).named("worker").build());
    gone("worker");
    await().atMost(SOON).untilAsserted(() -> assertThat(Hermit.DIARY).contains("worker true"));
  }

  @Test
  void a_child_may_end_itself_before_it_has_begun() {
    a.startChild(ChildSpec.of(Hermit.class)
        .named("stillborn")
        .argument("end in the constructor")
        .build());
    gone("stillborn");
    await().atMost(SOON).untilAsserted(() -> assertThat(Hermit.DIARY).contains("stillborn true"));
  }

  @Test
  void the_end_of_a_child_is_known_though_it_takes_longer_to_stop_than_the_deadline() {
    a.startChild(slow("slow")).call(Hermit::restarts);
    assertThat(a.terminateChild("slow")).isTrue();
    assertThat(Hermit.DIARY).contains("slow destroyed");
  }

  @Test
  void after_a_restart_the_old_instance_has_stopped() {
    Child<Hermit> child = a.startChild(slow("lame"));
    long before = child.call(Hermit::restarts);
    a.restartChild("lame");
    assertThat(Hermit.DIARY).contains("lame destroyed");
    long after = child.call(Hermit::restarts);
    assertThat(after).isEqualTo(before + 1);
  }

  /** One that stops in time, but later than the deadline of calls. */
  private static ChildSpec<Hermit> slow(String name) {
    assertThat(Hermit.SLOW).isGreaterThan(DEADLINE);
    return ChildSpec.of(Hermit.class)
        .named(name)
        .argument("slow")
        .shutdownTimeout(Hermit.SLOW.multipliedBy(4))
        .build();
  }
}
