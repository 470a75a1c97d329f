package io.supervised.engine.segment;

import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.registry.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What users ask of a segment, decided with its {@link SegmentSupervisor}. Not thread-safe. */
record SegmentRegistrar(SegmentSupervisor segment) implements Registrar {

  @Override
  public CompletionStage<List<Reply>> start(List<StartOrder> orders) {
    List<CompletableFuture<Reply>> replies =
        orders.stream().map(order -> start(order).toCompletableFuture()).toList();
    return CompletableFuture.allOf(replies.toArray(CompletableFuture[]::new))
        .thenApply(done -> replies.stream().map(CompletableFuture::join).toList());
  }

  private CompletionStage<Reply> start(StartOrder order) {
    if (!segment.mayDecide()) {
      return unsettled();
    }
    StoredSpec spec = StoredSpec.decoded(order.spec());
    Ward present = segment.ward(order.child());
    if (present != null && present.isWanted()) {
      return whatIsThere(present, order, spec);
    }
    if (isElsewhere(order.child())) {
      return elsewhere(order.child());
    }
    Ward ward = segment.toDecide(order.child());
    CompletionStage<Reply> reply = ward.start(order.operation(), spec);
    segment.look(ward);
    return reply;
  }

  private CompletionStage<Reply> whatIsThere(Ward present, StartOrder order, StoredSpec spec) {
    StoredSpec there = present.spec();
    if (present.wasStartedBy(order.operation())) {
      return present.promise(Reply.of(Kind.DONE), false);
    } else if (there.equals(spec)) {
      return present.promise(Reply.present(segment.self()), false);
    }
    return segment.difference(there, spec).thenCompose(difference -> {
      boolean still = segment.mayDecide()
          && segment.ward(order.child()) == present
          && present.isWanted()
          && present.spec().equals(there);
      return still ? whatItIs(present, difference) : start(order);
    });
  }

  private CompletionStage<Reply> whatItIs(Ward present, Optional<String> difference) {
    return difference.isEmpty()
        ? present.promise(Reply.present(segment.self()), false)
        : replied(new Reply(Kind.CONFLICT, difference.get()));
  }

  @Override
  public CompletionStage<Reply> terminate(String child, UUID operation, boolean stopped) {
    if (!segment.mayDecide()) {
      return unsettled();
    }
    Ward present = segment.ward(child);
    if (present != null && present.isWanted()) {
      CompletionStage<Reply> reply = present.terminate(operation, stopped);
      segment.look(present);
      return reply;
    }
    Wish known = known(child);
    if (known == null) {
      return replied(Reply.of(Kind.ABSENT));
    } else if (isElsewhere(child)) {
      return elsewhere(child);
    }
    boolean mine = known instanceof Wish.Ended ended && ended.operation().equals(operation);
    return settled(child, Reply.of(mine ? Kind.DONE : Kind.ABSENT), stopped);
  }

  @Override
  public CompletionStage<Reply> restart(String child, UUID operation, boolean stopped) {
    if (!segment.mayDecide()) {
      return unsettled();
    }
    Ward ward = segment.ward(child);
    if (ward == null || !ward.isWanted()) {
      return isElsewhere(child) ? elsewhere(child) : replied(Reply.of(Kind.ABSENT));
    }
    CompletionStage<Reply> reply = ward.restart(operation, stopped);
    segment.look(ward);
    return reply;
  }

  @Override
  public CompletionStage<Reply> place(String child, int where) {
    if (!segment.mayDecide()) {
      return unsettled();
    }
    Wish known = known(child);
    if (known == null) {
      return noted(child, new Wish.Placed(where), Reply.of(Kind.DONE));
    } else if (!isElsewhere(child)) {
      return replied(new Reply(Kind.CONFLICT, "by the hash of its name"));
    } else if (!(known instanceof Wish.Placed placed) || placed.segment() != where) {
      return elsewhere(child);
    }
    return settled(child, Reply.of(Kind.DONE), false);
  }

  @Override
  public CompletionStage<Reply> group(String constraint, int most) {
    if (!mayDecide(RegistryKey.GROUPS)) {
      return unsettled();
    }
    List<String> present =
        known(RegistryKey.GROUPS) instanceof Wish.Groups groups ? groups.constraints() : List.of();
    int number = present.indexOf(constraint);
    if (number >= 0) {
      return settled(RegistryKey.GROUPS, Reply.number(number), false);
    } else if (present.size() >= most) {
      return replied(new Reply(Kind.CONFLICT, present.toString()));
    }
    List<String> more = new ArrayList<>(present);
    more.add(constraint);
    return noted(RegistryKey.GROUPS, new Wish.Groups(more), Reply.number(present.size()));
  }

  @Override
  public CompletionStage<Reply> ready() {
    return segment.mayDecide() ? replied(Reply.of(Kind.DONE)) : unsettled();
  }

  @Override
  public CompletionStage<Reply> move(String child, UUID operation, int to, String constraint) {
    return mayDecide(child) ? moves().move(child, operation, to, constraint) : unsettled();
  }

  @Override
  public CompletionStage<Reply> moved(String child, UUID operation) {
    return mayDecide(child) ? moves().moved(child, operation) : unsettled();
  }

  @Override
  public CompletionStage<Reply> receive(Handover order) {
    return mayDecide(order.child()) ? moves().receive(order) : unsettled();
  }

  @Override
  public CompletionStage<Reply> refer(String child, int where, long moves) {
    return mayDecide(child) ? moves().refer(child, where, moves) : unsettled();
  }

  private SegmentMoves moves() {
    return new SegmentMoves(segment);
  }

  private boolean isElsewhere(String child) {
    Wish known = known(child);
    return known instanceof Wish.Placed
        || known instanceof Wish.Moved
        || known instanceof Wish.Unread;
  }

  /** Whether something can be decided about a name, as far as this build knows. */
  private boolean mayDecide(String child) {
    ChildEntry entry = segment.known(child);
    return segment.mayDecide() && (entry == null || !entry.isUnread());
  }

  /** Nobody is told of a place before the child has come there. */
  private CompletionStage<Reply> elsewhere(String child) {
    ChildEntry entry = segment.known(child);
    return entry != null && entry.wish() instanceof Wish.Placed placed
        ? replied(Reply.elsewhere(placed.segment(), entry.moves()))
        : unsettled();
  }

  private @Nullable Wish known(String child) {
    ChildEntry entry = segment.known(child);
    return entry == null ? null : entry.wish();
  }

  /** Replies once all members know of something that does not run. */
  private CompletionStage<Reply> noted(String child, Wish wish, Reply reply) {
    segment.toDecide(child).note(wish);
    return settled(child, reply, false);
  }

  /** Replies once all members know of what was decided before, and it has stopped if that is asked for. */
  private CompletionStage<Reply> settled(String child, Reply reply, boolean stopped) {
    Ward ward = segment.toDecide(child);
    CompletionStage<Reply> promise = ward.promise(reply, stopped);
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
