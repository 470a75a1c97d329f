package io.supervised.engine;

import io.supervised.engine.core.Time;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class LeaseGateInterleavingsTest {

  @Test
  void what_it_permits_was_permitted_at_one_moment_while_it_was_asked() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(0)
        .actorsAfter(0)
        .iterations(60)
        .invocationsPerIteration(100)
        .check(Lease.class);
  }

  /** A lease, and the clocks by which it ends. */
  @Param(name = "lease", gen = IntGen.class, conf = "0:3")
  public static class Lease {

    /** The first two are over from the beginning, each by another clock: a mixture of both would not be. */
    private static final List<Time> ENDS =
        List.of(new Time(2, 1), new Time(1, 2), new Time(2, 2), Time.NEVER);

    private final AtomicInteger now = new AtomicInteger(1);
    private final LeaseGate gate = new LeaseGate(() -> {
      int read = now.get();
      return new Time(read, read);
    });

    public Lease() {
      gate.validUntil(ENDS.get(0));
    }

    @Operation
    public void timePasses() {
      now.incrementAndGet();
    }

    @Operation(nonParallelGroup = "event loop")
    public void lasts(@Param(name = "lease") int lease) {
      gate.validUntil(ENDS.get(lease));
    }

    @Operation
    public boolean permits() {
      return gate.isValid();
    }
  }
}
