package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.supervised.Run;
import io.supervised.Supervised;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.inject.spi.DefinitionException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The key that names an executor of the server. */
class ServerExecutorsTest {

  private static final int PORT = 18_310;
  private static final String KEY = "supervised.executor";
  private static final String NAME = "java:comp/Threads";

  private final Threads threads = new Threads();

  @BeforeAll
  static void begin() {
    TestNaming.begin();
  }

  @AfterAll
  static void end() {
    TestNaming.end();
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
  }

  @Test
  void code_of_children_runs_on_the_executor_that_is_named_and_it_hears_which_tasks_are_long() {
    TestNaming.bind(NAME, threads);
    try (Application one = Application.start(PORT, Map.of(KEY, NAME), Placed.class)) {
      await()
          .atMost(SOON)
          .until(() -> call(one).thenApply(made -> place()).join().equals("server"));
      // while the executor is slow children have threads of our own for a while
      await().atMost(SOON).until(() -> {
        one.supervisor().restartChild("placed");
        return call(one).join().equals("made on server");
      });
      await().atMost(SOON).until(() -> threads.hints.contains("true"));
    }
  }

  @Test
  void a_name_that_is_not_bound_is_a_problem_beside_others() {
    assertThat(failure(Map.of(KEY, "java:comp/None", "supervised.segments", "0")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContainingAll(
            "for 2 reason(s)",
            "SUPV00300: supervised.executor = 'java:comp/None'",
            "java:comp/DefaultManagedExecutorService",
            "there is nothing",
            "supervised.segments");
  }

  @Test
  void what_is_no_executor_is_a_problem_that_says_what_it_is() {
    TestNaming.bind("java:comp/Number", 5);
    assertThat(failure(Map.of(KEY, "java:comp/Number")))
        .isInstanceOf(DefinitionException.class)
        .hasMessageContaining("java.lang.Integer");
  }

  private static CompletableFuture<String> call(Application one) {
    return one.supervisor()
        .child(Placed.class, "placed")
        .callAsync(Placed::made)
        .toCompletableFuture();
  }

  private static Throwable failure(Map<String, String> settings) {
    return catchThrowable(() -> Application.start(PORT, settings, Placed.class).close());
  }

  private static String place() {
    return Thread.currentThread().getName().replaceFirst("-.*", "");
  }

  /** Threads called {@code server-n}. */
  private static final class Threads extends ThreadPoolExecutor {

    private final List<String> hints = new CopyOnWriteArrayList<>();

    Threads() {
      super(4, 4, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
        Thread made = new Thread(task, "server-n");
        made.setDaemon(true);
        return made;
      });
    }

    @Override
    public void execute(Runnable task) {
      if (task instanceof ManagedTask managed) {
        hints.add(managed.getExecutionProperties().get(ManagedTask.LONGRUNNING_HINT));
      }
      super.execute(task);
    }
  }

  @Supervised
  static class Placed {

    private String made = "nowhere";

    @PostConstruct
    void begin() {
      made = "made on " + place();
    }

    String made() {
      return made;
    }

    @Run
    void loop() throws InterruptedException {
      new CountDownLatch(1).await();
    }
  }
}
