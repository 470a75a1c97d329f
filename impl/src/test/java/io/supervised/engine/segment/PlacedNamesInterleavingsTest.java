package io.supervised.engine.segment;

import org.jetbrains.lincheck.datastructures.IntGen;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.Param;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("interleavings")
class PlacedNamesInterleavingsTest {

  @Test
  void a_name_is_known_to_be_where_it_was_last_learned_to_be() {
    new ModelCheckingOptions()
        .threads(2)
        .actorsPerThread(3)
        .actorsBefore(1)
        .actorsAfter(1)
        .iterations(10)
        .invocationsPerIteration(100)
        .check(Names.class);
  }

  @Param(name = "segment", gen = IntGen.class, conf = "1:2")
  public static class Names {

    private final PlacedNames names = new PlacedNames();

    @Operation
    public void learn(@Param(name = "segment") int segment) {
      names.learn("x", segment);
    }

    @Operation
    public void forget() {
      names.forget("x");
    }

    @Operation
    public int segment() {
      return names.segmentOf("x").orElse(0);
    }
  }
}
