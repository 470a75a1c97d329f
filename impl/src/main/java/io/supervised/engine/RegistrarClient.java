package io.supervised.engine;

import io.supervised.NotExecutedException;
import io.supervised.OutcomeUnknownException;
import io.supervised.OverloadedException;
import io.supervised.QuorumLostException;
import io.supervised.SupervisedException;
import io.supervised.engine.call.CallOptions;
import io.supervised.engine.call.ChildReference;
import io.supervised.engine.segment.Registrar;
import io.supervised.engine.stub.StubClass;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * Gives orders to registrars, wherever they are. An order whose end is not known is given again until its deadline, which does no
 * harm: it carries the id of its operation.
 */
final class RegistrarClient {

  private static final long AGAIN_MILLIS = 10;

  private final StubClass<Registrar> registrar;
  private final ChildReference.Calls calls;
  private final Duration deadline;
  private final BiConsumer<Long, Runnable> later;
  private final LongSupplier clock;

  /**
   * The orders of a node.
   *
   * @param later runs something after a number of milliseconds
   * @param clock monotonic, in nanoseconds
   */
  RegistrarClient(
      ChildReference.Calls calls,
      Duration deadline,
      BiConsumer<Long, Runnable> later,
      LongSupplier clock) {
    this(StubClass.of(Registrar.class), calls, deadline, later, clock);
  }

  private RegistrarClient(
      StubClass<Registrar> registrar,
      ChildReference.Calls calls,
      Duration deadline,
      BiConsumer<Long, Runnable> later,
      LongSupplier clock) {
    this.registrar = registrar;
    this.calls = calls;
    this.deadline = deadline;
    this.later = later;
    this.clock = clock;
  }

  /** The same with another deadline. */
  RegistrarClient within(Duration other) {
    return new RegistrarClient(registrar, calls, other, later, clock);
  }

  /** The same for what may take so much longer. */
  RegistrarClient waiting(Duration longer) {
    return within(deadline.plus(longer));
  }

  /**
   * An order.
   *
   * @param what it is about, for messages, for example {@code the start of child 'x'}
   * @param to the name of the registrar
   * @param isOpen whether a reply says that the next registrar knows more
   */
  record Order<R>(
      String what,
      String to,
      Function<Registrar, CompletionStage<R>> question,
      Predicate<R> isOpen) {}

  /** How long an operation may take. */
  Duration deadline() {
    return deadline;
  }

  /** Gives an order; completed by its deadline, on a thread that must not wait, and is not for users. */
  <R> CompletableFuture<R> give(Order<R> order) {
    CompletableFuture<R> result = new CompletableFuture<>();
    new Attempts<>(order, result, clock.getAsLong() + CallOptions.nanos(deadline)).next();
    return result;
  }

  private final class Attempts<R> {

    private final Order<R> order;
    private final CompletableFuture<R> result;
    private final long end;
    private boolean doubt;

    Attempts(Order<R> order, CompletableFuture<R> result, long end) {
      this.order = order;
      this.result = result;
      this.end = end;
    }

    void next() {
      Duration left = Duration.ofNanos(end - clock.getAsLong());
      if (left.isNegative() || left.isZero()) {
        result.completeExceptionally(EngineLog.LOG.orderUnknown(order.what(), deadline, null));
        return;
      }
      try {
        new ChildReference<>(registrar, order.to(), calls)
            .within(left)
            .call(order.question()::apply)
            .whenComplete(this::ended);
      } catch (RuntimeException refused) {
        failed(refused);
      }
    }

    private void ended(R reply, Throwable failure) {
      if (failure != null) {
        failed(
            failure instanceof CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure);
      } else if (order.isOpen().test(reply)) {
        again();
      } else {
        result.complete(reply);
      }
    }

    private void failed(Throwable failure) {
      if (failure instanceof OutcomeUnknownException) {
        again();
      } else {
        result.completeExceptionally(asSeenByTheUser(failure));
      }
    }

    private void again() {
      doubt = true;
      later.accept(AGAIN_MILLIS, this::next);
    }

    private Throwable asSeenByTheUser(Throwable failure) {
      if (!(failure instanceof SupervisedException reason)) {
        return failure;
      }
      if (doubt) {
        return EngineLog.LOG.orderUnknown(order.what(), deadline, reason);
      }
      if (reason instanceof QuorumLostException) {
        return EngineLog.LOG.orderWithoutQuorum(order.what());
      }
      if (reason instanceof OverloadedException) {
        return EngineLog.LOG.orderOverloaded(order.what());
      }
      return reason instanceof NotExecutedException
          ? EngineLog.LOG.orderNotTaken(order.what(), deadline, reason)
          : reason;
    }
  }
}
