package io.supervised.engine;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Rejected;
import io.supervised.StartResult.Started;
import io.supervised.engine.RegistrarClient.Order;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.registry.StoredSpec;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Registrar.StartOrder;
import io.supervised.engine.segment.RegistrarNames;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops and restarts children anywhere in the cluster.
 *
 * @param maxBytes how large one call may be
 * @param membership knows which nodes there are
 * @param within whether the code that runs on this thread is a child's, or one for which that child waits
 * @param stopTimeout how long a child may take to stop, unless its specification says otherwise
 * @param moves which children may be moved where
 * @param children gives a child by what it was specified to be
 */
record ChildOperations(
    RegistrarClient registrars,
    Children names,
    Specifications specifications,
    Directory directory,
    PlacementFeed placement,
    int hashed,
    int maxBytes,
    Membership membership,
    Predicate<String> within,
    Duration stopTimeout,
    MoveRules moves,
    Function<ChildSpec<?>, Child<?>> children) {

  /** An order that ends at its deadline says more of it than whoever waits could. */
  private static final Duration PATIENCE_WITH_ENDINGS = Duration.ofMillis(200);

  /** Starts a child; fails if it was not started, or that is not known. */
  CompletableFuture<StartResult> start(ChildSpec<?> spec) {
    return spec.constraint().isEmpty()
        ? startIn(names.homeRegistrarOf(spec.name()), spec, specifications.stored(spec))
        : placedStart().start(spec, spec.constraint().get());
  }

  PlacedStart placedStart() {
    return new PlacedStart(this, placement, hashed);
  }

  /** Starts a child whose registrar is known, unless it has been moved. */
  CompletableFuture<StartResult> startIn(String registrar, ChildSpec<?> spec, StoredSpec stored) {
    return start(registrar, what(spec), List.of(order(spec, stored)))
        .thenCompose(replies -> conclude(spec, replies.get(0)));
  }

  /** What has become of a start. One that says nothing of a place goes to where the name was moved, as if it had asked for that. */
  CompletableFuture<StartResult> conclude(ChildSpec<?> spec, Reply reply) {
    boolean moved = reply.kind() == Kind.ELSEWHERE && reply.asHint().moves() > 0;
    if (!moved || spec.constraint().isPresent()) {
      return CompletableFuture.completedFuture(result(spec, reply));
    }
    int segment = reply.asHint().segment();
    names.placed().learn(spec.name(), reply.asHint());
    StoredSpec there = specifications.stored(spec, placedStart().inherited(segment));
    return startIn(RegistrarNames.of(segment), spec, there);
  }

  static String what(ChildSpec<?> spec) {
    return "The start of child '" + spec.name() + "'";
  }

  /** Starts many, some at a time, and waits for all of them. */
  List<StartResult> startAll(List<ChildSpec<?>> specs) {
    return new BulkStart(this, specs).run();
  }

  /**
   * What is to be asked for a child.
   *
   * @throws IllegalArgumentException if it can't be
   * @throws io.supervised.NoSuchChildException if its name is that of a child of a node that there is not
   * @throws io.supervised.SerializationException if an argument can't travel
   */
  StartOrder order(ChildSpec<?> spec) {
    return order(spec, specifications.stored(spec));
  }

  private StartOrder order(ChildSpec<?> spec, StoredSpec stored) {
    membership.check(spec.name());
    return new StartOrder(spec.name(), UUID.randomUUID(), stored.encoded());
  }

  CompletableFuture<List<Reply>> start(String registrar, String what, List<StartOrder> orders) {
    return registrars.give(new Order<>(
        what,
        registrar,
        asked -> asked.start(orders),
        replies -> replies.stream().anyMatch(ChildOperations::isOpen)));
  }

  private StartResult result(ChildSpec<?> spec, Reply reply) {
    return switch (reply.kind()) {
      case DONE -> new Started(children.apply(spec));
      case PRESENT -> new AlreadyStarted(children.apply(spec), reply.asNode());
      case CONFLICT ->
        new Rejected(
            spec.name(),
            EngineLog.LOG.conflict(
                spec.name(), reply.detail(), specifications.text(specifications.stored(spec))));
      case ELSEWHERE -> keepsItsPlace(spec, reply);
      case ABSENT, UNSETTLED -> throw new IllegalStateException(reply + " to a start");
    };
  }

  /** The name was placed otherwise before. */
  StartResult keepsItsPlace(ChildSpec<?> spec, Reply reply) {
    String before = reply.kind() == Kind.ELSEWHERE ? placeOf(spec.name(), reply) : reply.detail();
    String wanted = spec.constraint().map(Object::toString).orElse("anywhere");
    return new Rejected(spec.name(), EngineLog.LOG.keepsItsPlace(spec.name(), wanted, before));
  }

  /** Where the first start of a name has put it; if that one is over, only its segment tells. */
  private String placeOf(String child, Reply reply) {
    return directory
        .specOf(child)
        .map(Specifications::where)
        .orElseGet(() -> "as segment " + reply.detail() + " has it");
  }

  /** Stops a child for good; false if there is none. */
  boolean terminate(String child) {
    Ask order = (registrar, operation, stopped) -> registrar.terminate(child, operation, stopped);
    return ask("The end of child '" + child + "'", child, order) == Kind.DONE;
  }

  /** Stops a child and starts it again; one that was given up together with all others of its group. */
  void restart(String child) {
    List<String> together = directory.givenUpWith(child);
    (together.isEmpty() ? List.of(child) : together).forEach(this::restartAlone);
  }

  private void restartAlone(String child) {
    Ask order = (registrar, operation, stopped) -> registrar.restart(child, operation, stopped);
    if (ask("The restart of child '" + child + "'", child, order) == Kind.ABSENT) {
      throw EngineLog.LOG.noSuchChild(child);
    }
  }

  /** Has a child go on on a node, for good, and waits for that unless the child waits for this. */
  void move(String child, String node) {
    membership.check(child);
    moves.check(child, node);
    new ChildMove(this, child, node, UUID.randomUUID()).run(!within.test(child));
  }

  /** What is asked of a registrar; {@code stopped} says whether it replies only once the child has stopped. */
  private interface Ask {
    CompletionStage<Reply> of(Registrar registrar, UUID operation, boolean stopped);
  }

  /** Code that the child waits for must not wait for the child; so it is told before, and its interruption by the stop is no answer. */
  private Kind ask(String what, String child, Ask order) {
    membership.check(child);
    UUID operation = UUID.randomUUID();
    boolean waitedFor = within.test(child);
    Function<Registrar, CompletionStage<Reply>> question =
        registrar -> order.of(registrar, operation, !waitedFor);
    RegistrarClient patient = patient(child);
    CompletableFuture<Reply> reply = follow(patient, what, child, question);
    return (waitedFor ? awaitInSpite(reply) : await(what, reply, patient.deadline())).kind();
  }

  /** For what waits until a child has stopped. */
  RegistrarClient patient(String child) {
    return registrars.waiting(timeToStop(child));
  }

  /** Asks where the child is, wherever it has been. */
  CompletableFuture<Reply> follow(
      RegistrarClient patient,
      String what,
      String child,
      Function<Registrar, CompletionStage<Reply>> question) {
    return give(patient, what, child, question).thenCompose(reply -> {
      if (reply.kind() != Kind.ELSEWHERE) {
        return CompletableFuture.completedFuture(reply);
      }
      names.placed().learn(child, reply.asHint());
      return follow(patient, what, child, question);
    });
  }

  private CompletableFuture<Reply> give(
      RegistrarClient patient,
      String what,
      String child,
      Function<Registrar, CompletionStage<Reply>> question) {
    return patient.give(
        new Order<>(what, names.registrarOf(child), question, ChildOperations::isOpen));
  }

  private Duration timeToStop(String child) {
    return directory
        .specOf(child)
        .filter(spec -> spec.stopMillis() != StoredSpec.DEFAULT_STOP)
        .map(spec -> Duration.ofMillis(spec.stopMillis()))
        .orElse(stopTimeout);
  }

  static boolean isOpen(Reply reply) {
    return reply.kind() == Kind.UNSETTLED;
  }

  /** Waits for the end of a start, but no longer than it may take. */
  <R> R await(String what, CompletableFuture<R> operation) {
    return await(what, operation, registrars.deadline());
  }

  static <R> R await(String what, CompletableFuture<R> operation, Duration limit) {
    try {
      return operation.get(
          CallOptions.nanos(limit) + PATIENCE_WITH_ENDINGS.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw asUnchecked(failed.getCause());
    } catch (TimeoutException late) {
      throw EngineLog.LOG.orderUnknown(what, limit, null);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw EngineLog.LOG.orderInterrupted(what);
    }
  }

  /** Why an operation failed, from what a stage after it is told. */
  static RuntimeException reason(@Nullable Throwable failure) {
    return asUnchecked(
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure);
  }

  /** Waits also when the thread is interrupted. */
  static <R> R awaitInSpite(CompletableFuture<R> operation) {
    try {
      return operation.join();
    } catch (CompletionException failed) {
      throw asUnchecked(failed.getCause());
    }
  }

  static RuntimeException asUnchecked(@Nullable Throwable failure) {
    return failure instanceof RuntimeException asItIs ? asItIs : new IllegalStateException(failure);
  }
}
