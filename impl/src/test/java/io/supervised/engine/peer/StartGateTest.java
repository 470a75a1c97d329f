package io.supervised.engine.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StartGateTest {

  private static final int PORT = 18090;

  @Test
  void one_passes_at_a_time() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Thread> starters = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      starters.add(new Thread(() -> pass(inside, most)));
    }
    starters.forEach(Thread::start);
    for (Thread starter : starters) {
      starter.join();
    }
    assertThat(most).hasValue(1);
  }

  @Test
  void a_gate_that_somebody_else_holds_is_passed_after_a_while() throws Exception {
    try (ServerSocket foreign = new ServerSocket(PORT, 1, Loopback.address())) {
      assertThat(foreign.isBound()).isTrue();
      assertThat(StartGate.passing(PORT, Duration.ofMillis(50), () -> "passed"))
          .isEqualTo("passed");
    }
  }

  @Test
  void whoever_fails_inside_leaves_the_gate_open() throws Exception {
    assertThatThrownBy(() -> StartGate.passing(PORT, Duration.ofSeconds(5), () -> {
          throw new IOException("no");
        }))
        .hasMessage("no");
    new ServerSocket(PORT, 1, Loopback.address()).close();
  }

  private static void pass(AtomicInteger inside, AtomicInteger most) {
    try {
      StartGate.passing(PORT, Duration.ofSeconds(20), () -> {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        Thread.onSpinWait();
        return inside.decrementAndGet();
      });
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
