package io.supervised.engine;

import io.supervised.ChildSpec;
import io.supervised.StartResult;
import io.supervised.StartResult.Rejected;
import io.supervised.engine.segment.Registrar.Reply;
import io.supervised.engine.segment.Registrar.StartOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Starts many children: in batches for each segment, some batches at a time. One result for each, in their order. */
final class BulkStart {

  private static final int ORDERS_IN_A_BATCH = 100;
  private static final int BATCHES_UNDER_WAY = 32;

  private final ChildOperations operations;
  private final List<ChildSpec<?>> specs;
  private final StartResult[] results;
  private final Semaphore room = new Semaphore(BATCHES_UNDER_WAY);

  BulkStart(ChildOperations operations, List<ChildSpec<?>> specs) {
    this.operations = operations;
    this.specs = specs;
    this.results = new StartResult[specs.size()];
  }

  /** A specification, by its place among all of them, and what is asked for it. */
  private record Item(int place, StartOrder order) {}

  List<StartResult> run() {
    List<CompletableFuture<Void>> batches = new ArrayList<>();
    try {
      for (int place = 0; place < results.length; place++) {
        if (specs.get(place).constraint().isPresent()) {
          room.acquire();
          batches.add(startConstrained(place));
        }
      }
      for (Map.Entry<String, List<Item>> each : byRegistrar().entrySet()) {
        List<Item> items = each.getValue();
        for (int from = 0; from < items.size(); from += ORDERS_IN_A_BATCH) {
          room.acquire();
          int to = Math.min(items.size(), from + ORDERS_IN_A_BATCH);
          batches.add(start(each.getKey(), items.subList(from, to)));
        }
      }
      // each of them ends by its deadline, and none fails
      CompletableFuture.allOf(batches.toArray(CompletableFuture[]::new)).get();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw EngineLog.LOG.orderInterrupted("The start of children");
    }
    return List.of(results);
  }

  /** What can't be asked for at all is rejected here. */
  private Map<String, List<Item>> byRegistrar() {
    Map<String, List<Item>> items = new LinkedHashMap<>();
    for (int place = 0; place < results.length; place++) {
      ChildSpec<?> spec = specs.get(place);
      if (spec.constraint().isPresent()) {
        continue;
      }
      try {
        StartOrder order = operations.order(spec);
        items
            .computeIfAbsent(
                operations.names().homeRegistrarOf(spec.name()), none -> new ArrayList<>())
            .add(new Item(place, order));
      } catch (RuntimeException unfit) {
        results[place] = new Rejected(spec.name(), unfit);
      }
    }
    return items;
  }

  private CompletableFuture<Void> startConstrained(int place) {
    ChildSpec<?> spec = specs.get(place);
    CompletableFuture<StartResult> started;
    try {
      started = operations.start(spec);
    } catch (RuntimeException unfit) {
      started = CompletableFuture.failedFuture(unfit);
    }
    return started.handle((result, failure) -> {
      results[place] =
          result == null ? new Rejected(spec.name(), ChildOperations.reason(failure)) : result;
      room.release();
      return null;
    });
  }

  private CompletableFuture<Void> start(String registrar, List<Item> batch) {
    List<StartOrder> orders = batch.stream().map(Item::order).toList();
    String what =
        "The start of " + batch.size() + " children, '" + orders.get(0).child() + "' among them,";
    return operations.start(registrar, what, orders).handle((replies, failure) -> {
      room.release();
      conclude(batch, replies, failure);
      return null;
    });
  }

  private void conclude(
      List<Item> batch, @Nullable List<Reply> replies, @Nullable Throwable failure) {
    for (int i = 0; i < batch.size(); i++) {
      ChildSpec<?> spec = specs.get(batch.get(i).place());
      results[batch.get(i).place()] = replies == null
          ? new Rejected(spec.name(), ChildOperations.reason(failure))
          : operations.result(spec, replies.get(i));
    }
  }
}
