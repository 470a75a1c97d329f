package io.supervised.engine;

import static java.util.Objects.requireNonNull;

import io.supervised.ChildSpec;
import io.supervised.Constraint;
import io.supervised.Constraint.NearTo;
import io.supervised.StartResult;
import io.supervised.StartResult.Rejected;
import io.supervised.engine.StartBatches.Item;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Registrar.StartOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Starts many children: in batches for each segment, some batches at a time; those near to others after these. One result for each, in
 * their order.
 */
final class BulkStart {

  private static final int BATCHES_UNDER_WAY = 32;
  private static final String WHAT = "The start of children";

  private final ChildOperations operations;
  private final List<ChildSpec<?>> specs;
  private final StartResult[] results;
  private final Semaphore room = new Semaphore(BATCHES_UNDER_WAY);
  private final List<CompletableFuture<Void>> underWay = new ArrayList<>();

  BulkStart(ChildOperations operations, List<ChildSpec<?>> specs) {
    this.operations = operations;
    this.specs = specs;
    this.results = new StartResult[specs.size()];
  }

  List<StartResult> run() {
    StartBatches batches = new StartBatches(operations.maxBytes());
    List<Integer> alone = new ArrayList<>();
    List<Integer> near = new ArrayList<>();
    for (int place = 0; place < results.length; place++) {
      Optional<Constraint> constraint = specs.get(place).constraint();
      if (constraint.isEmpty()) {
        addTo(batches, place);
      } else {
        (constraint.get() instanceof NearTo ? near : alone).add(place);
      }
    }
    alone.forEach(this::startAlone);
    batches.forEach(this::start);
    awaitAll();
    startNear(near);
    return List.of(results);
  }

  /** What can't be asked for at all is rejected here. */
  private void addTo(StartBatches batches, int place) {
    ChildSpec<?> spec = specs.get(place);
    try {
      StartOrder order = operations.order(spec);
      batches.add(operations.names().homeRegistrarOf(spec.name()), new Item(place, order));
    } catch (RuntimeException unfit) {
      results[place] = new Rejected(spec.name(), unfit);
    }
  }

  /** Each after the one that it is to be near to; those of a circle as they come, since none of them can be started. */
  private void startNear(List<Integer> places) {
    List<Integer> left = places;
    while (!left.isEmpty()) {
      Set<String> pending =
          left.stream().map(place -> specs.get(place).name()).collect(Collectors.toSet());
      Map<Boolean, List<Integer>> waits = left.stream()
          .collect(Collectors.partitioningBy(place -> pending.contains(neighbour(place))));
      List<Integer> next = requireNonNull(waits.get(false));
      List<Integer> later = requireNonNull(waits.get(true));
      (next.isEmpty() ? later : next).forEach(this::startAlone);
      awaitAll();
      left = next.isEmpty() ? List.of() : later;
    }
  }

  private String neighbour(int place) {
    return ((NearTo) specs.get(place).constraint().orElseThrow()).child();
  }

  private void startAlone(int place) {
    ChildSpec<?> spec = specs.get(place);
    acquire();
    CompletableFuture<StartResult> started;
    try {
      started = operations.start(spec);
    } catch (RuntimeException unfit) {
      started = CompletableFuture.failedFuture(unfit);
    }
    underWay.add(started.handle((result, failure) -> {
      note(place, result, failure);
      room.release();
      return null;
    }));
  }

  private void start(String registrar, List<Item> batch) {
    List<StartOrder> orders = batch.stream().map(Item::order).toList();
    String what =
        "The start of " + batch.size() + " children, '" + orders.get(0).child() + "' among them,";
    acquire();
    underWay.add(operations
        .start(registrar, what, orders)
        .whenComplete((replies, failure) -> room.release())
        .exceptionally(failure -> {
          batch.forEach(item -> note(item.place(), null, failure));
          return List.of();
        })
        .thenCompose(replies -> conclude(batch, replies)));
  }

  private void acquire() {
    try {
      room.acquire();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw EngineLog.LOG.orderInterrupted(WHAT);
    }
  }

  private void awaitAll() {
    try {
      // each of them ends by its deadline, and none fails
      CompletableFuture.allOf(underWay.toArray(CompletableFuture[]::new)).get();
      underWay.clear();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw EngineLog.LOG.orderInterrupted(WHAT);
    }
  }

  private CompletableFuture<Void> conclude(List<Item> batch, List<Reply> replies) {
    CompletableFuture<?>[] concluded = new CompletableFuture<?>[replies.size()];
    for (int i = 0; i < concluded.length; i++) {
      int place = batch.get(i).place();
      concluded[i] = operations
          .conclude(specs.get(place), replies.get(i))
          .handle((result, failure) -> note(place, result, failure));
    }
    return CompletableFuture.allOf(concluded);
  }

  private boolean note(int place, @Nullable StartResult result, @Nullable Throwable failure) {
    results[place] = result == null
        ? new Rejected(specs.get(place).name(), ChildOperations.reason(failure))
        : result;
    return true;
  }
}
