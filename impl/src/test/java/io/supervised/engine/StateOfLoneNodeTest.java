package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.Durability;
import io.supervised.OutcomeUnknownException;
import io.supervised.Stateful;
import io.supervised.Supervisor;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.codec.References;
import io.supervised.engine.peer.FreePlaces;
import io.supervised.engine.peer.HostsDiscovery;
import io.supervised.engine.peer.Place;
import io.supervised.engine.state.StateRules;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node is cut off in the middle of a call: that all members have the state that the call has left can't be known any more. */
class StateOfLoneNodeTest {

  private static final Duration LEASE = Duration.ofSeconds(2);
  /** Soon after the lease, and before the data grid, which waits 15 s for answers, would have ended anything. */
  private static final Duration WHEN_THE_LEASE_IS_OVER = LEASE.plusSeconds(10);

  private static final int LAMPS = 12;

  private final List<Place> places = FreePlaces.draw(3);
  private final Map<Integer, Node> nodes = new ConcurrentHashMap<>();
  private final Set<String> ended = ConcurrentHashMap.newKeySet();

  @AfterEach
  void close() {
    nodes.values().forEach(Node::giveUp);
  }

  @Test
  void the_call_is_unknown_and_the_child_ends_when_the_lease_is_over() throws Exception {
    begin();
    Supervisor lone = supervisor(0);
    String lamp = lone.localChildren().iterator().next();
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> lone.child(Lamp.class, lamp).run(Lamp::beCutOff));
    await().atMost(WHEN_THE_LEASE_IS_OVER).untilAsserted(() -> {
      assertThat(call).isDone();
      assertThat(ended).contains(lamp);
    });
    assertThatThrownBy(call::join).hasCauseInstanceOf(OutcomeUnknownException.class);
  }

  private Supervisor supervisor(int number) {
    NodeSlot slot = new NodeSlot();
    slot.set(nodes.get(number));
    return new ScopedSupervisor(Scope.unnamed(Set.of()), slot, Optional.empty());
  }

  private void begin() throws InterruptedException {
    List<Thread> starters = IntStream.range(0, places.size())
        .mapToObj(number -> new Thread(() -> start(number), "starter-" + number))
        .toList();
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    await()
        .atMost(SOON)
        .until(() -> IntStream.range(0, places.size()).allMatch(this::hasItsShare)
            && nodes.keySet().stream()
                    .mapToInt(number -> supervisor(number).localChildren().size())
                    .sum()
                == LAMPS);
  }

  private boolean hasItsShare(int number) {
    return nodes.containsKey(number)
        && !supervisor(number).localChildren().isEmpty()
        && supervisor(number).planRebalance().isEmpty();
  }

  private void start(int number) {
    ClusterOptions options = new ClusterOptions(
        "lone-state-test",
        new HostsDiscovery(places.get(number), places),
        64,
        false,
        Duration.ofSeconds(60));
    OwnershipOptions ownership =
        new OwnershipOptions(LEASE, OptionalInt.empty(), false, false, Optional.empty());
    InstanceFactory lamps = self -> new Made(self, new Lamp(() -> cut(number)));
    SupervisedBean bean = SupervisedBean.of("lamp", Lamp.class, lamps)
        .times(LAMPS)
        .keeping(StateRules.of(Lamp.class, Durability.EACH_CALL, LEASE, 0).orElseThrow());
    Node node = Node.connect(new NodePlan(
        Configuration.defaults().in(options).with(ownership).named("node-" + number),
        List.of(bean),
        SupervisorListener.NONE,
        StateOfLoneNodeTest.class.getClassLoader(),
        References.NONE));
    nodes.put(number, node);
    node.join();
  }

  private void cut(int number) {
    Optional.ofNullable(nodes.get(number)).ifPresent(Node::cut);
  }

  private final class Made implements InstanceFactory.Instance {

    private final ChildContext self;
    private final Lamp lamp;

    private Made(ChildContext self, Lamp lamp) {
      this.self = self;
      this.lamp = lamp;
    }

    @Override
    public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
        throws IllegalAccessException, InvocationTargetException {
      return method.invoke(lamp, arguments);
    }

    @Override
    public void destroy() {
      ended.add(self.name());
    }
  }

  static class Lamp implements Stateful<Integer> {

    private final Runnable cut;
    private int uses;

    Lamp(Runnable cut) {
      this.cut = cut;
    }

    void beCutOff() {
      uses++;
      cut.run();
    }

    @Override
    public Integer snapshot() {
      return uses;
    }

    @Override
    public void restore(Integer state) {
      uses = state;
    }
  }
}
