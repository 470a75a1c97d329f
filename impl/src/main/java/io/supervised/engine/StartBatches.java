package io.supervised.engine;

import io.supervised.engine.segment.Registrar.StartOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Starts that go to the same registrar, as batches that fit into one call each: of so many orders, and of so many bytes as their frame
 * may have. Not thread-safe.
 */
final class StartBatches {

  private static final int MOST_ORDERS = 100;
  private static final int BYTES_BESIDE = 300; // id, names of classes, lengths
  private static final int BYTES_OF_A_CHARACTER = 3;

  /** A specification, by its place among all of them, and what is asked for it. */
  record Item(int place, StartOrder order) {}

  /** What is collected for one registrar. */
  private static final class Batch {
    private final List<Item> items = new ArrayList<>();
    private long bytes;
  }

  private final long mostBytes;
  private final Map<String, List<Batch>> batches = new LinkedHashMap<>();

  /**
   * No batches yet.
   *
   * @param maxBytes how large a call may be
   */
  StartBatches(int maxBytes) {
    this.mostBytes = maxBytes / 2; // far enough from the limit for what is estimated
  }

  void add(String registrar, Item item) {
    List<Batch> present = batches.computeIfAbsent(registrar, none -> new ArrayList<>());
    long bytes = bytes(item.order());
    Batch last = present.isEmpty() ? null : present.get(present.size() - 1);
    if (last == null || last.items.size() == MOST_ORDERS || last.bytes + bytes > mostBytes) {
      last = new Batch();
      present.add(last);
    }
    last.items.add(item);
    last.bytes += bytes;
  }

  private static long bytes(StartOrder order) {
    return BYTES_BESIDE
        + (long) BYTES_OF_A_CHARACTER * order.child().length()
        + order.spec().length;
  }

  void forEach(BiConsumer<String, List<Item>> action) {
    batches.forEach(
        (registrar, each) -> each.forEach(batch -> action.accept(registrar, batch.items)));
  }
}
