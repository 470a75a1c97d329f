package io.supervised.engine;

import io.supervised.ChildSpec;
import io.supervised.Constraint;
import io.supervised.Constraint.NearTo;
import io.supervised.Constraint.OnlyOn;
import io.supervised.StartResult;
import io.supervised.engine.RegistrarClient.Order;
import io.supervised.engine.core.Child;
import io.supervised.engine.registry.RegistryKey;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.RegistrarNames;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts a child that may not run anywhere: it finds the segment that its constraint stands for, gives the name to that segment unless
 * it is its own, and starts the child there.
 */
record PlacedStart(ChildOperations operations, PlacementFeed placement, int hashed) {

  CompletableFuture<StartResult> start(ChildSpec<?> spec, Constraint constraint) {
    String what = ChildOperations.what(spec);
    return segment(what, spec.name(), constraint)
        .thenCompose(segment -> placed(what, spec, segment))
        .thenCompose(place -> place.refusal() == null
            ? operations.startIn(
                RegistrarNames.of(place.segment()), spec, stored(spec, place.segment()))
            : CompletableFuture.completedFuture(place.refusal()));
  }

  /** A child near to another one has the constraint of that one too. */
  private StoredSpec stored(ChildSpec<?> spec, int segment) {
    return spec.constraint().orElseThrow() instanceof NearTo near
        ? operations.specifications().stored(spec, ConstraintText.near(near, inherited(segment)))
        : operations.specifications().stored(spec);
  }

  /** The constraint of all that is in a segment, as text. */
  String inherited(int segment) {
    return segment < hashed
        ? StoredSpec.ANYWHERE
        : operations
            .directory()
            .constraintOf(PlacementGroups.group(hashed, segment))
            .orElseThrow(() -> new IllegalStateException("segment " + segment + " of no group"));
  }

  /** Where a child is to be started, or why it is not. */
  private record Place(int segment, @Nullable StartResult refusal) {}

  /** The segment of a name for a constraint. */
  CompletableFuture<Integer> segment(String what, String name, Constraint constraint) {
    if (constraint instanceof NearTo near) {
      return CompletableFuture.completedFuture(near(name, near.child()));
    }
    if (constraint instanceof OnlyOn only) {
      operations.membership().warnIfAbsent(name, only.node());
    }
    String text = ConstraintText.of(constraint);
    OptionalInt known = placement.number(text);
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(
          PlacementGroups.segment(hashed, known.getAsInt(), name));
    }
    return ask(
            what,
            operations.names().homeRegistrarOf(RegistryKey.GROUPS),
            registrar -> registrar.group(text, PlacementGroups.MOST))
        .thenApply(reply -> {
          if (reply.kind() != Kind.DONE) {
            throw EngineLog.LOG.tooManyGroups(PlacementGroups.MOST, reply.detail());
          }
          placement.settled(text, reply.asNumber());
          return PlacementGroups.segment(hashed, reply.asNumber(), name);
        });
  }

  private int near(String name, String other) {
    int segment = operations.directory().segmentOf(other);
    if (segment == Child.LOCAL || other.equals(name)) {
      throw EngineLog.LOG.notNear(name, other);
    }
    if (!operations.directory().hasPlace(other)) {
      throw OperationLog.LOG.nearToNobody(name, other);
    }
    return segment;
  }

  private CompletableFuture<Place> placed(String what, ChildSpec<?> spec, int segment) {
    Children names = operations.names();
    if (segment == names.homeOf(spec.name())) {
      return CompletableFuture.completedFuture(new Place(segment, null));
    }
    return ask(
            what,
            names.homeRegistrarOf(spec.name()),
            registrar -> registrar.place(spec.name(), segment))
        .thenApply(reply -> {
          if (reply.kind() == Kind.DONE) {
            names.placed().learn(spec.name(), segment);
            return new Place(segment, null);
          }
          return new Place(segment, operations.keepsItsPlace(spec, reply));
        });
  }

  private CompletableFuture<Reply> ask(
      String what, String registrar, Function<Registrar, CompletionStage<Reply>> question) {
    return operations
        .registrars()
        .give(new Order<>(what, registrar, question, ChildOperations::isOpen));
  }
}
