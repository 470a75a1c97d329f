package io.supervised.engine.segment;

import static io.supervised.engine.segment.Room.version;

import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Wish;
import java.util.UUID;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class AbsenceInterleavingsTest {

  @Test
  void a_child_is_said_to_be_absent_only_if_it_was_at_one_moment_while_that_was_asked() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(2)
        .actorsBefore(1)
        .actorsAfter(0)
        .iterations(6)
        .invocationsPerIteration(80)
        .check(Segment.class);
  }

  /** A name that another holder decides about, so that it runs here or elsewhere, but is never absent. */
  public static class Segment {

    private static final Wish HERE = new Wish.Started(new UUID(0, 1), Room.declared());
    private static final Wish ELSEWHERE = new Wish.Placed(7);

    private final SegmentSupervisor segment = new Room(1).open().segment;
    private boolean here;
    private int decisions = 1;

    public Segment() {
      decide();
    }

    @Operation(nonParallelGroup = "thread of the segments")
    public void decide() {
      here = !here;
      decisions++;
      segment.superseded(
          "x",
          new ChildEntry(
              here ? HERE : ELSEWHERE, version(decisions, 1), version(decisions, 1), null));
    }

    @Operation
    public boolean lacks() {
      return segment.lacks("x");
    }
  }
}
