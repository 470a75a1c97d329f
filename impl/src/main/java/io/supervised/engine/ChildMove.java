package io.supervised.engine;

import io.supervised.Constraint.OnNode;
import io.supervised.engine.RegistrarClient.Order;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.RegistrarNames;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Moves a child to a node: it finds the segment that stands for that node, sees that somebody holds it, has the holder of the child hand
 * it over, and waits until that is through. Whatever becomes of this node, those who hold the two segments go on.
 */
record ChildMove(ChildOperations operations, String child, String node, UUID operation) {

  private String what() {
    return "The move of child '" + child + "' to node '" + node + "'";
  }

  /**
   * Moves it.
   *
   * @param awaited whether to wait until it has arrived, rather than until all know that it will
   */
  void run(boolean awaited) {
    RegistrarClient patient = operations.patient(child);
    OnNode target = new OnNode(node);
    CompletableFuture<Reply> decided = operations
        .placedStart()
        .segment(what(), child, target)
        .thenCompose(segment -> isReady(patient, segment)
            .thenCompose(ready -> operations.follow(
                patient,
                what(),
                child,
                registrar -> registrar.move(child, operation, segment, ConstraintText.of(target)))))
        .thenApply(this::accepted);
    CompletableFuture<Reply> moved =
        awaited ? decided.thenCompose(reply -> arrival(patient)) : decided;
    var unused = awaited
        ? ChildOperations.await(what(), moved, patient.deadline())
        : ChildOperations.awaitInSpite(moved);
  }

  /** It is not to be stopped before somebody can take it. */
  private CompletableFuture<Reply> isReady(RegistrarClient patient, int segment) {
    return patient.give(
        new Order<>(what(), RegistrarNames.of(segment), Registrar::ready, ChildOperations::isOpen));
  }

  private Reply accepted(Reply reply) {
    return switch (reply.kind()) {
      case DONE -> reply;
      case ABSENT -> throw EngineLog.LOG.noSuchChild(child);
      case CONFLICT -> throw OperationLog.LOG.givenUpDoesNotMove(child);
      case PRESENT, ELSEWHERE, UNSETTLED -> throw new IllegalStateException(reply + " to a move");
    };
  }

  private CompletableFuture<Reply> arrival(RegistrarClient patient) {
    Duration limit = patient.deadline();
    return operations
        .follow(patient, what(), child, registrar -> registrar.moved(child, operation))
        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
            EngineLog.LOG.orderUnknown(what(), limit, ChildOperations.reason(failure))));
  }
}
