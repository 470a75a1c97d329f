package io.supervised.engine.segment;

import io.supervised.engine.segment.Registrar.Reply;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What the holder of a segment asks of those of others. Never waits, never throws. */
@FunctionalInterface
public interface SegmentOrders {

  /** Gives an order to whoever holds a segment; fails if it is not known by the deadline of operations what became of it. */
  CompletionStage<Reply> give(int segment, Function<Registrar, CompletionStage<Reply>> order);
}
