package io.supervised.engine.child;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.ClusterNode;
import io.supervised.NotExecutedException;
import io.supervised.Run;
import io.supervised.Token;
import io.supervised.engine.child.InstanceFactory.Instance;
import io.supervised.engine.core.Child;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveChildTest {

  private static final ClusterNode NODE = new ClusterNode("here", new UUID(0, 1));
  private static final Token TOKEN = new Token(1, "p", 1, 0);
  private static final Child CHILD = new Child("child", "bean", 0, 3);
  private static final Duration STOP_TIMEOUT = Duration.ofMillis(300);

  private final List<String> diary = new CopyOnWriteArrayList<>();
  private final CountDownLatch release = new CountDownLatch(1);
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final ChildThreads threads =
      new ChildThreads("test-", LiveChildTest.class.getClassLoader(), timer);

  @AfterEach
  void end() {
    release.countDown();
    threads.close();
    timer.shutdownNow();
  }

  @Test
  void it_starts_is_called_and_stops() throws Throwable {
    ChildHost host = host(new Quiet());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    assertThat(child.isActive()).isTrue();
    assertThat(child.invoke(
            Quiet.class.getDeclaredMethod("answer"), new Object[0], Duration.ofSeconds(1)))
        .isEqualTo(42);
    host.stop(CHILD, TOKEN);
    await()
        .untilAsserted(
            () -> assertThat(diary).containsExactly("started", "destroyed", "ended as asked"));
    assertThat(child.isActive()).isFalse();
  }

  @Test
  void a_stop_by_another_token_is_not_for_this_activation() {
    ChildHost host = host(new Quiet());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    host.stop(CHILD, new Token(1, "p", 2, 0));
    assertThat(child.isActive()).isTrue();
  }

  @Test
  void a_stopped_child_is_not_called() {
    ChildHost host = host(new Quiet());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    host.stop(CHILD, TOKEN);
    assertThatThrownBy(() -> child.invoke(
            Quiet.class.getDeclaredMethod("answer"), new Object[0], Duration.ofSeconds(1)))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00161");
  }

  @Test
  void a_start_that_fails_is_an_end_without_activity() {
    ChildHost host = hostOf(Quiet.class, context -> {
      throw new IllegalStateException("no");
    });
    host.start(CHILD, TOKEN);
    await().untilAsserted(() -> assertThat(diary).containsExactly("ended by itself, never active"));
  }

  @Test
  void a_work_loop_that_throws_ends_the_child() {
    ChildHost host = host(new Crashing());
    host.start(CHILD, TOKEN);
    await()
        .untilAsserted(
            () -> assertThat(diary).containsExactly("started", "destroyed", "ended by itself"));
  }

  @Test
  void a_work_loop_is_interrupted_and_awaited_before_the_instance_is_destroyed() {
    ChildHost host = host(new Patient());
    host.start(CHILD, TOKEN);
    running(host);
    host.stop(CHILD, TOKEN);
    await()
        .untilAsserted(() -> assertThat(diary)
            .containsExactly("started", "interrupted", "destroyed", "ended as asked"));
  }

  @Test
  void a_running_call_is_awaited_before_the_instance_is_destroyed() {
    ChildHost host = host(new Slow());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> call(child, Slow.class, "slow"), threads::execute);
    await().untilAsserted(() -> assertThat(diary).contains("call begins"));
    host.stop(CHILD, TOKEN);
    release.countDown();
    await()
        .untilAsserted(() -> assertThat(diary)
            .containsExactly("started", "call begins", "call ends", "destroyed", "ended as asked"));
    assertThat(call).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void calls_come_one_at_a_time_and_a_caller_waits_no_longer_than_it_wants_to() {
    ChildHost host = host(new Slow());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> call(child, Slow.class, "slow"), threads::execute);
    await().untilAsserted(() -> assertThat(diary).contains("call begins"));
    assertThatThrownBy(() -> child.invoke(
            Slow.class.getDeclaredMethod("slow"), new Object[0], Duration.ofMillis(20)))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00160");
    release.countDown();
    assertThat(call).succeedsWithin(Duration.ofSeconds(5));
  }

  @Test
  void a_work_loop_that_ignores_its_interrupt_is_abandoned_in_time() {
    ChildHost host = host(new Deaf());
    host.start(CHILD, TOKEN);
    running(host);
    host.stop(CHILD, TOKEN);
    await().untilAsserted(() -> assertThat(diary).containsExactly("started", "ended as asked"));
  }

  @Test
  void a_constructor_that_hangs_is_abandoned_in_time() {
    ChildHost host = hostOf(Quiet.class, context -> {
      uninterruptibly(release);
      return instance(new Quiet());
    });
    host.start(CHILD, TOKEN);
    host.stop(CHILD, TOKEN);
    await().untilAsserted(() -> assertThat(diary).containsExactly("ended as asked, never active"));
  }

  @Test
  void an_exception_at_the_end_does_not_keep_the_child_from_ending() {
    ChildHost host = hostOf(Quiet.class, context -> new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
        return null;
      }

      @Override
      public void destroy() {
        throw new IllegalStateException("no");
      }
    });
    host.start(CHILD, TOKEN);
    running(host);
    host.stop(CHILD, TOKEN);
    await().untilAsserted(() -> assertThat(diary).containsExactly("started", "ended as asked"));
  }

  @Test
  void a_crash_whose_end_hangs_is_abandoned_in_time_and_may_start_again() {
    ChildHost host = hostOf(Crashing.class, context -> new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments) {
        throw new IllegalStateException("enough");
      }

      @Override
      public void destroy() {
        uninterruptibly(release);
      }
    });
    host.start(CHILD, TOKEN);
    await().untilAsserted(() -> assertThat(diary).containsExactly("started", "ended by itself"));
  }

  @Test
  void a_caller_that_is_interrupted_while_it_waits_is_told_that_the_call_did_not_run() {
    ChildHost host = host(new Slow());
    host.start(CHILD, TOKEN);
    LiveChild child = running(host);
    CompletableFuture<Void> call =
        CompletableFuture.runAsync(() -> call(child, Slow.class, "slow"), threads::execute);
    await().untilAsserted(() -> assertThat(diary).contains("call begins"));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> child.invoke(
            Slow.class.getDeclaredMethod("slow"), new Object[0], Duration.ofSeconds(5)))
        .isInstanceOf(NotExecutedException.class)
        .hasMessageContaining("SUPV00162");
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    assertThat(call).succeedsWithin(Duration.ofSeconds(5));
  }

  private ChildHost host(Object instance) {
    return hostOf(instance.getClass(), context -> instance(instance));
  }

  private ChildHost hostOf(Class<?> type, InstanceFactory factory) {
    SupervisedBean bean = SupervisedBean.of("bean", type, factory);
    return new ChildHost(Map.of("bean", bean), NODE, STOP_TIMEOUT, threads, new Reports());
  }

  private static LiveChild running(ChildHost host) {
    await().untilAsserted(() -> assertThat(host.find("child")).isPresent());
    return host.find("child").orElseThrow();
  }

  private Instance instance(Object object) {
    return new Instance() {
      @Override
      public @Nullable Object invoke(Method method, @Nullable Object[] arguments)
          throws IllegalAccessException, InvocationTargetException {
        return method.invoke(object, arguments);
      }

      @Override
      public void destroy() {
        diary.add("destroyed");
      }
    };
  }

  private static void call(LiveChild child, Class<?> type, String method) {
    try {
      child.invoke(type.getDeclaredMethod(method), new Object[0], Duration.ofSeconds(5));
    } catch (Throwable failed) {
      throw new AssertionError(failed);
    }
  }

  private static void uninterruptibly(CountDownLatch latch) {
    while (true) {
      try {
        latch.await();
        return;
      } catch (InterruptedException ignored) {
        // that is the case
      }
    }
  }

  private final class Reports implements ChildReports {
    @Override
    public void started(LiveChild child) {
      diary.add("started");
    }

    @Override
    public void ended(LiveChild child, boolean asked, long activeMillis) {
      diary.add((asked ? "ended as asked" : "ended by itself")
          + (activeMillis < 0 ? ", never active" : ""));
    }
  }

  static class Quiet {
    int answer() {
      return 42;
    }
  }

  static class Crashing {
    @Run
    void loop() {
      throw new IllegalStateException("enough");
    }
  }

  class Patient {
    @Run
    void loop() {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException stop) {
        diary.add("interrupted");
      }
    }
  }

  class Deaf {
    @Run
    void loop() {
      uninterruptibly(release);
    }
  }

  class Slow {
    void slow() {
      diary.add("call begins");
      uninterruptibly(release);
      diary.add("call ends");
    }
  }

  /** The context a child gets is the child. */
  @Test
  void the_context_tells_name_node_and_token() {
    CompletableFuture<ChildContext> seen = new CompletableFuture<>();
    ChildHost host = hostOf(Quiet.class, context -> {
      seen.complete(context);
      assertThat(context.isActive()).isTrue();
      return instance(new Quiet());
    });
    host.start(CHILD, TOKEN);
    running(host);
    assertThat(seen)
        .isCompletedWithValueMatching(context -> context.name().equals("child")
            && context.node().equals(NODE)
            && context.token().equals(TOKEN));
  }
}
