package io.supervised.engine.segment;

import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class OrderLimitInterleavingsTest {

  @Test
  void whoever_enters_finds_room_exactly_when_there_is_some() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(100)
        .check(Orders.class);
  }

  public static class Orders {

    private final OrderLimit limit = new OrderLimit(1);

    @Operation
    public boolean enter() {
      return limit.enter();
    }

    @Operation
    public void leave() {
      limit.leave();
    }
  }
}
