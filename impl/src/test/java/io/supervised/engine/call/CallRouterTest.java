package io.supervised.engine.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildInfo;
import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.QuorumLostException;
import io.supervised.Responsibility;
import io.supervised.Supervisor;
import io.supervised.Token;
import io.supervised.engine.child.ChildHost;
import io.supervised.engine.child.ChildReports;
import io.supervised.engine.child.ChildThreads;
import io.supervised.engine.child.InstanceFactory;
import io.supervised.engine.child.LiveChild;
import io.supervised.engine.child.SupervisedBean;
import io.supervised.engine.core.Child;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallRouterTest {

  private static final ClusterNode HERE = new ClusterNode("here", new UUID(0, 1));
  private static final ClusterNode THERE = new ClusterNode("there", new UUID(0, 2));
  private static final Child CHILD = new Child("greeter", "greeter", 0, 0);
  private static final Token TOKEN = new Token(1, "p", 1, 0);

  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildThreads threads =
      new ChildThreads("router-test-", CallRouterTest.class.getClassLoader(), timer);
  private final ChildHost host = new ChildHost(
      Map.of(
          "greeter", SupervisedBean.of("greeter", Greeter.class, InstanceFactory.of(Greeter::new))),
      Duration.ofSeconds(1),
      threads,
      () -> true,
      new Announcing());
  private final AtomicBoolean quorumLost = new AtomicBoolean();

  @AfterEach
  void end() {
    threads.close();
    timer.shutdownNow();
  }

  @Test
  void a_call_to_a_running_child_is_made() throws Throwable {
    host.start(CHILD, TOKEN, HERE);
    await().untilAsserted(() -> assertThat(host.find("greeter")).isPresent());
    assertThat(router(HERE, Duration.ZERO).call("greeter", greet(), new Object[] {"Ann"}))
        .isEqualTo("Hello Ann");
  }

  @Test
  void a_call_waits_for_a_child_that_is_about_to_start_here() throws Exception {
    CallRouter router = router(HERE, Duration.ofSeconds(20));
    FutureTask<@Nullable Object> call = new FutureTask<>(() -> called(router));
    Thread caller = new Thread(call, "caller");
    caller.start();
    await().until(() -> caller.getState() == Thread.State.TIMED_WAITING);
    host.start(CHILD, TOKEN, HERE);
    assertThat(call.get()).isEqualTo("Hello Ann");
  }

  @Test
  void a_call_to_a_child_that_never_starts_ends_in_time() throws Exception {
    Method greet = greet();
    assertThatThrownBy(
            () -> router(HERE, Duration.ofMillis(20)).call("greeter", greet, new Object[] {"Ann"}))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00171");
  }

  @Test
  void a_call_to_a_child_of_another_node_names_that_node() throws Exception {
    Method greet = greet();
    assertThatThrownBy(() ->
            router(THERE, Duration.ofSeconds(20)).call("greeter", greet, new Object[] {"Ann"}))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00170")
        .hasMessageContaining("'there'");
  }

  @Test
  void a_call_without_the_quorum_ends_at_once() throws Exception {
    quorumLost.set(true);
    Method greet = greet();
    assertThatThrownBy(
            () -> router(HERE, Duration.ofSeconds(20)).call("greeter", greet, new Object[] {"Ann"}))
        .isInstanceOf(QuorumLostException.class)
        .hasMessageContaining("SUPV00173");
  }

  private CallRouter router(ClusterNode owner, Duration patience) {
    return new CallRouter(host, new OneOwner(owner), quorumLost::get, patience);
  }

  private static @Nullable Object called(CallRouter router) throws Exception {
    try {
      return router.call("greeter", greet(), new Object[] {"Ann"});
    } catch (Exception | Error asItIs) {
      throw asItIs;
    } catch (Throwable other) {
      throw new IllegalStateException(other);
    }
  }

  private static Method greet() throws NoSuchMethodException {
    Method method = Greeter.class.getDeclaredMethod("greet", String.class);
    method.setAccessible(true);
    return method;
  }

  static class Greeter {
    String greet(String whom) {
      return "Hello " + whom;
    }
  }

  private final class Announcing implements ChildReports {
    @Override
    public void started(LiveChild child) {
      host.announceStart();
    }

    @Override
    public void ended(LiveChild child, boolean asked, long activeMillis) {}
  }

  private record OneOwner(ClusterNode owner) implements Supervisor {
    @Override
    public List<ClusterNode> nodes() {
      return List.of(HERE, THERE);
    }

    @Override
    public ClusterNode localNode() {
      return HERE;
    }

    @Override
    public Optional<ClusterNode> nodeFor(String name) {
      return Optional.of(owner);
    }

    @Override
    public Optional<Responsibility> responsibleFor(String name) {
      return Optional.of(new Responsibility(owner, true));
    }

    @Override
    public boolean hasQuorum() {
      return true;
    }

    @Override
    public boolean isMine(String name) {
      return owner.equals(HERE);
    }

    @Override
    public Optional<ClusterNode> whereIs(String name) {
      return Optional.empty();
    }

    @Override
    public List<ChildInfo> children() {
      return List.of();
    }

    @Override
    public Set<String> localChildren() {
      return Set.of();
    }
  }
}
