package io.supervised.engine.segment;

import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Wish;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** How names go from this segment to another one, and come from one. Not thread-safe. */
record SegmentMoves(SegmentSupervisor segment) {

  /** A user wants a child to go on in another segment, with that constraint. */
  CompletionStage<Reply> move(String child, UUID operation, int to, String constraint) {
    Ward present = segment.ward(child);
    if (present == null || !present.isWanted()) {
      return whatElse(child, operation);
    } else if (present.spec().constraint().equals(constraint)) {
      return settled(child, Reply.of(Kind.DONE));
    } else if (present.isGivenUp()) {
      return replied(Reply.of(Kind.CONFLICT));
    }
    CompletionStage<Reply> reply = present.move(operation, to, constraint);
    segment.look(present);
    return reply;
  }

  private CompletionStage<Reply> whatElse(String child, UUID operation) {
    ChildEntry known = segment.known(child);
    if (known != null && known.wish() instanceof Wish.Placed placed) {
      return replied(Reply.elsewhere(placed.segment(), known.moves()));
    } else if (known != null && known.wish() instanceof Wish.Moved) {
      return isBy(operation, known)
          ? settled(child, Reply.of(Kind.DONE))
          : replied(Reply.of(Kind.UNSETTLED));
    }
    return replied(Reply.of(Kind.ABSENT));
  }

  /** Whether a move is through, in whatever way it ended. */
  CompletionStage<Reply> moved(String child, UUID operation) {
    ChildEntry known = segment.known(child);
    if (known == null) {
      return replied(Reply.of(Kind.ABSENT));
    } else if (known.wish() instanceof Wish.Placed placed) {
      return replied(Reply.elsewhere(placed.segment(), known.moves()));
    } else if (known.wish() instanceof Wish.Moved && isBy(operation, known)) {
      return replied(Reply.of(Kind.UNSETTLED));
    }
    return settled(child, Reply.of(Kind.DONE));
  }

  private static boolean isBy(UUID operation, ChildEntry known) {
    return known.history().course().by().equals(operation);
  }

  /** A child comes from another segment; what it has left there comes first. */
  CompletionStage<Reply> receive(Handover order) {
    Optional<ChildEntry> handed = order.read();
    if (handed.isEmpty()) {
      return unsettled();
    } else if (knows(order.child(), handed.get().moves())) {
      return settled(order.child(), Reply.of(Kind.DONE));
    }
    confirmDeparture(order.child());
    return segment
        .stateIn(order.from(), order.child())
        .thenCompose(state -> state
            .filter(kept -> kept.life().equals(Ward.life(handed.get().wish())))
            .map(kept -> receive(order.child(), handed.get(), kept))
            .orElseGet(() -> take(order.child(), handed.get())));
  }

  /** It comes back before it was known to have left: what it has left here is forgotten before it brings something newer. */
  private void confirmDeparture(String child) {
    ChildEntry known = segment.known(child);
    if (known != null) {
      segment.handedOver(child, known.moves(), true);
    }
  }

  private CompletionStage<Reply> receive(String child, ChildEntry handed, Wish.Kept state) {
    if (!segment.mayDecide()) {
      return unsettled();
    } else if (knows(child, handed.moves())) {
      return settled(child, Reply.of(Kind.DONE)); // what it has left here by now is newer
    }
    return segment
        .keep(child, state)
        .thenCompose(known -> known ? take(child, handed) : unsettled());
  }

  private CompletionStage<Reply> take(String child, ChildEntry handed) {
    if (!segment.mayDecide()) {
      return unsettled();
    } else if (knows(child, handed.moves())) {
      return settled(child, Reply.of(Kind.DONE));
    }
    Ward ward = segment.toDecide(child);
    CompletionStage<Reply> reply = ward.receive(handed);
    segment.look(ward);
    return reply;
  }

  /** A name of this segment goes on elsewhere after so many moves. */
  CompletionStage<Reply> refer(String child, int where, long moves) {
    if (!knows(child, moves)) {
      segment.toDecide(child).refer(where, moves);
    }
    return settled(child, Reply.of(Kind.DONE));
  }

  private boolean knows(String child, long moves) {
    ChildEntry known = segment.known(child);
    return known != null && known.moves() >= moves;
  }

  private CompletionStage<Reply> settled(String child, Reply reply) {
    Ward ward = segment.toDecide(child);
    CompletionStage<Reply> promise = ward.promise(reply, false);
    segment.look(ward);
    return promise;
  }

  private static CompletionStage<Reply> replied(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }

  private static CompletionStage<Reply> unsettled() {
    return replied(Reply.of(Kind.UNSETTLED));
  }
}
