package io.supervised.engine.peer;

import static io.supervised.engine.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.engine.Forks;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(Forks.LOCK)
class StartGateTest {

  private static final int STARTERS = 8;

  private final int port = FreePlaces.draw(1).get(0).port();

  @Test
  void one_passes_at_a_time() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger passed = new AtomicInteger();
    List<Thread> starters = new ArrayList<>();
    for (int i = 0; i < STARTERS; i++) {
      starters.add(new Thread(() -> pass(inside, most, passed)));
    }
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    assertThat(most).hasValue(1);
    assertThat(passed).hasValue(STARTERS);
  }

  @Test
  void a_gate_that_somebody_else_holds_is_passed_after_a_while() throws Exception {
    try (ServerSocket foreign = new ServerSocket(port, 1, Loopback.address())) {
      assertThat(foreign.isBound()).isTrue();
      assertThat(StartGate.passing(port, Duration.ofMillis(50), () -> "passed"))
          .isEqualTo("passed");
    }
  }

  @Test
  void whoever_fails_inside_leaves_the_gate_open() throws Exception {
    assertThatThrownBy(() -> StartGate.passing(port, Duration.ofSeconds(5), () -> {
          throw new IOException("no");
        }))
        .hasMessage("no");
    new ServerSocket(port, 1, Loopback.address()).close();
  }

  private void pass(AtomicInteger inside, AtomicInteger most, AtomicInteger passed) {
    try {
      StartGate.passing(port, SOON, () -> {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        inside.decrementAndGet();
        return passed.incrementAndGet();
      });
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
