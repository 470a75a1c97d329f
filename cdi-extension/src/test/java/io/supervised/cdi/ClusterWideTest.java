package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildSpec;
import io.supervised.Supervised;
import io.supervised.event.ChildEvent;
import io.supervised.event.ChildStarted;
import io.supervised.event.ChildStopped;
import io.supervised.event.ClusterWide;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Who hears of the children of other nodes, and that nothing is listened to if nobody does. */
class ClusterWideTest {

  private static final int PORT = 18260;

  @Test
  void nothing_is_listened_to_unless_somebody_observes_all_nodes() {
    assertThat(watches()).isFalse();
    assertThat(watches(OwnNode.class)).isFalse();
    assertThat(watches(InStep.class)).isTrue();
    assertThat(watches(Later.class)).isTrue();
    assertThat(watches(OwnNode.class, Later.class)).isTrue();
  }

  private static boolean watches(Class<?>... beans) {
    try (Application alone = Application.start(PORT, Map.of(), beans)) {
      return new EventPublisher(alone.container().getBeanManager(), Runnable::run, Runnable::run)
          .watchesCluster();
    }
  }

  @Test
  void observers_in_step_and_asynchronous_ones_hear_of_children_of_other_nodes() {
    try (Application here = start("here", InStep.class, Later.class, OwnNode.class);
        Application there = start("there")) {
      await().atMost(SOON).until(() -> here.supervisor().nodes().size() == 2);
      there
          .supervisor()
          .startChild(ChildSpec.of(Lamp.class).named("lamp").onlyOn("there").build());
      List<Diary> diaries = List.of(here.get(InStep.class), here.get(Later.class));
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(diaries)
              .allSatisfy(diary -> assertThat(diary.told()).containsExactly("started lamp@there")));
      here.supervisor().terminateChild("lamp");
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(diaries)
              .allSatisfy(diary -> assertThat(diary.told())
                  .containsExactly("started lamp@there", "stopped lamp@there")));
      assertThat(here.get(OwnNode.class).told()).isEmpty();
    }
  }

  private static Application start(String node, Class<?>... observers) {
    List<Class<?>> beans = new ArrayList<>(List.of(observers));
    beans.add(Lamp.class);
    return Application.start(
        PORT, Map.of("supervised.node.name", node), beans.toArray(Class<?>[]::new));
  }

  @Supervised(autoStart = false)
  static class Lamp {}

  /** What an observer was told. */
  abstract static class Diary {

    private final List<String> told = new CopyOnWriteArrayList<>();

    List<String> told() {
      return told;
    }

    void add(String what, ChildEvent event) {
      told.add(what + " " + event.name() + "@" + event.node().name());
    }
  }

  @ApplicationScoped
  static class InStep extends Diary {

    void started(@Observes @ClusterWide @ChildStarted ChildEvent event) {
      add("started", event);
    }

    void stopped(@Observes @ClusterWide @ChildStopped ChildEvent event) {
      add("stopped", event);
    }
  }

  @ApplicationScoped
  static class Later extends Diary {

    void started(@ObservesAsync @ClusterWide @ChildStarted ChildEvent event) {
      add("started", event);
    }

    void stopped(@ObservesAsync @ClusterWide @ChildStopped ChildEvent event) {
      add("stopped", event);
    }
  }

  @ApplicationScoped
  static class OwnNode extends Diary {

    void started(@Observes @ChildStarted ChildEvent event) {
      add("started", event);
    }
  }
}
