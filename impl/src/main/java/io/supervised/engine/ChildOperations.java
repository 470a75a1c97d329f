package io.supervised.engine;

import io.supervised.Child;
import io.supervised.ChildSpec;
import io.supervised.StartResult;
import io.supervised.StartResult.AlreadyStarted;
import io.supervised.StartResult.Rejected;
import io.supervised.StartResult.Started;
import io.supervised.engine.RegistrarClient.Order;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.segment.Registrar.Kind;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Registrar.StartOrder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops and restarts children anywhere in the cluster.
 *
 * @param children gives a child by what it was specified to be
 */
record ChildOperations(
    RegistrarClient registrars,
    Children names,
    Specifications specifications,
    Directory directory,
    PlacementFeed placement,
    int hashed,
    Function<ChildSpec<?>, Child<?>> children) {

  /** An order that ends at its deadline says more of it than whoever waits could. */
  private static final Duration PATIENCE_WITH_ENDINGS = Duration.ofMillis(200);

  /** Starts a child; fails if it was not started, or that is not known. */
  CompletableFuture<StartResult> start(ChildSpec<?> spec) {
    return spec.constraint().isEmpty()
        ? startIn(names.homeRegistrarOf(spec.name()), spec)
        : new PlacedStart(this, placement, hashed).start(spec, spec.constraint().get());
  }

  /** Starts a child whose registrar is known. */
  CompletableFuture<StartResult> startIn(String registrar, ChildSpec<?> spec) {
    return start(registrar, what(spec), List.of(order(spec)))
        .thenApply(replies -> result(spec, replies.get(0)));
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
   * @throws io.supervised.SerializationException if an argument can't travel
   */
  StartOrder order(ChildSpec<?> spec) {
    return new StartOrder(
        spec.name(), UUID.randomUUID(), specifications.stored(spec).encoded());
  }

  CompletableFuture<List<Reply>> start(String registrar, String what, List<StartOrder> orders) {
    return registrars.give(new Order<>(
        what,
        registrar,
        asked -> asked.start(orders),
        replies -> replies.stream().anyMatch(ChildOperations::isOpen)));
  }

  StartResult result(ChildSpec<?> spec, Reply reply) {
    return switch (reply.kind()) {
      case DONE -> new Started(children.apply(spec));
      case PRESENT ->
        new AlreadyStarted(
            children.apply(spec), directory.nodeFor(spec.name()).orElseGet(directory::localNode));
      case CONFLICT ->
        new Rejected(
            spec.name(),
            EngineLog.LOG.conflict(
                spec.name(), reply.detail(), specifications.stored(spec).toString()));
      case ELSEWHERE -> keepsItsPlace(spec, reply);
      case ABSENT, UNSETTLED -> throw new IllegalStateException(reply + " to a start");
    };
  }

  /** The name was placed otherwise before. */
  StartResult keepsItsPlace(ChildSpec<?> spec, Reply reply) {
    String before = reply.kind() == Kind.ELSEWHERE
        ? "as segment " + reply.detail() + " has it"
        : reply.detail();
    String wanted = spec.constraint().map(Object::toString).orElse("anywhere");
    return new Rejected(spec.name(), EngineLog.LOG.keepsItsPlace(spec.name(), wanted, before));
  }

  /** Stops a child for good; false if there is none. */
  boolean terminate(String child) {
    return ask(
            "The end of child '" + child + "'",
            child,
            (registrar, operation) -> registrar.terminate(child, operation))
        == Kind.DONE;
  }

  /** Stops a child and starts it again. */
  void restart(String child) {
    Kind kind = ask(
        "The restart of child '" + child + "'",
        child,
        (registrar, operation) -> registrar.restart(child, operation));
    if (kind == Kind.ABSENT) {
      throw EngineLog.LOG.noSuchChild(child);
    }
  }

  private Kind ask(
      String what, String child, BiFunction<Registrar, UUID, CompletionStage<Reply>> question) {
    UUID operation = UUID.randomUUID();
    return await(
            what,
            give(what, child, registrar -> question.apply(registrar, operation))
                .thenCompose(reply -> {
                  if (reply.kind() != Kind.ELSEWHERE) {
                    return CompletableFuture.completedFuture(reply);
                  }
                  names.placed().learn(child, reply.asNumber());
                  return give(what, child, registrar -> question.apply(registrar, operation));
                }))
        .kind();
  }

  private CompletableFuture<Reply> give(
      String what, String child, Function<Registrar, CompletionStage<Reply>> question) {
    return registrars.give(
        new Order<>(what, names.registrarOf(child), question, ChildOperations::isOpen));
  }

  static boolean isOpen(Reply reply) {
    return reply.kind() == Kind.UNSETTLED;
  }

  /** Waits for the end of an operation, but no longer than it may take. */
  <R> R await(String what, CompletableFuture<R> operation) {
    Duration limit = registrars.deadline();
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

  static RuntimeException asUnchecked(@Nullable Throwable failure) {
    return failure instanceof RuntimeException asItIs ? asItIs : new IllegalStateException(failure);
  }
}
