package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ChildSpec;
import io.supervised.Every;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a child runs by the clock goes where the child goes. */
class TimersMoveTest {

  private final TestNodes nodes = new TestNodes("timers-test", 19460);
  private final Map<String, AtomicInteger> ticks = new ConcurrentHashMap<>();
  private final SupervisedBean bean = new SupervisedBean(
      "clock",
      Clock.class,
      1,
      false,
      false,
      self -> InstanceFactory.of(() -> new Clock(self, ticks)).create(self));

  @AfterEach
  void stop_all() {
    nodes.close();
  }

  @Test
  void it_stops_with_its_node_and_goes_on_where_the_child_does() {
    ClusterSupervisor a = nodes.start("a", bean);
    ClusterSupervisor b = nodes.start("b", bean);
    await().atMost(SOON).until(() -> a.nodes().size() == 2);
    a.startChild(ChildSpec.of(Clock.class).named("clock").onNode("b").build());
    await().atMost(SOON).until(() -> ticks("b") > 3);
    b.close();
    int onB = ticks("b");
    int onA = ticks("a");
    await().atMost(SOON).until(() -> ticks("a") > onA + 3);
    assertThat(ticks("b")).isEqualTo(onB);
  }

  private int ticks(String node) {
    return ticks.computeIfAbsent(node, none -> new AtomicInteger()).get();
  }

  static class Clock {
    private final ChildContext self;
    private final Map<String, AtomicInteger> ticks;

    Clock(ChildContext self, Map<String, AtomicInteger> ticks) {
      this.self = self;
      this.ticks = ticks;
    }

    @Every("PT0.005S")
    void tick() {
      ticks.computeIfAbsent(self.node().name(), none -> new AtomicInteger()).incrementAndGet();
    }
  }
}
