package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.awaitility.Awaitility.await;

import io.supervised.ChildContext;
import io.supervised.Every;
import io.supervised.Supervised;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What beans run by the clock has an active request, as calls have. */
class TimersTest {

  private static final int PORT = 19120;

  @Test
  void methods_and_tasks_run_in_a_request_of_their_own() {
    try (Application one = Application.start(PORT, Map.of(), Clock.class, Counter.class)) {
      Clock clock = one.get(Clock.class);
      await().atMost(SOON).until(() -> clock.ticks() > 2);
      await().atMost(SOON).until(() -> clock.tasks() > 2);
    }
  }

  @RequestScoped
  static class Counter {
    private int count;

    int next() {
      return ++count;
    }
  }

  @Supervised
  static class Clock {

    @Inject
    ChildContext self;

    @Inject
    Counter counter;

    private int ticks;
    private int tasks;

    @PostConstruct
    void begin() {
      self.scheduleEvery(Duration.ofMillis(5), () -> tasks += counter.next());
    }

    @Every("PT0.005S")
    void tick() {
      ticks += counter.next();
    }

    int ticks() {
      return ticks;
    }

    int tasks() {
      return tasks;
    }
  }
}
