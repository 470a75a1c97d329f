package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static org.awaitility.Awaitility.await;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.ClusterSettings;
import io.supervised.engine.core.Hosts;
import io.supervised.engine.core.Input.Tick;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.MoveLimits;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Setup;
import io.supervised.engine.core.State;
import io.supervised.engine.core.Time;
import io.supervised.engine.core.Timing;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class EventLoopTest {

  private static final Address PLACE = new Address("here", 1);

  @Test
  void an_observer_that_fails_does_not_end_the_loop() {
    AtomicInteger seen = new AtomicInteger();
    try (EventLoop loop = new EventLoop(() -> new Time(0, 0))) {
      loop.begin(alone());
      loop.start(
          effect -> {},
          state -> {
            seen.incrementAndGet();
            throw new OutOfMemoryError("made up");
          },
          "loop-test");
      loop.post(new Tick());
      loop.post(new Tick());
      await().atMost(SOON).until(() -> seen.get() == 2);
    }
  }

  private static State alone() {
    UUID id = new UUID(0, 1);
    ClusterSettings settings =
        new ClusterSettings(4, "replicated", 1, 3_000, "1 of 1", "none", "safe", "all");
    return new State(
        Setup.of(
            Timing.of(3_000),
            new Hosts(List.of(PLACE), 1),
            List.of(),
            false,
            false,
            MoveLimits.of(8, 0, 0)),
        new Member(new NodeId(id), "a", PLACE, id, settings),
        new Time(0, 0));
  }
}
