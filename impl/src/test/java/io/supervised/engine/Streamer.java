package io.supervised.engine;

import static io.supervised.engine.Patience.SOON;
import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;

import io.supervised.Child;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A thread that calls children without waiting for the answers, with a number for each call; three of four calls are casts. */
final class Streamer extends Thread {

  private static final int UNANSWERED = 40;
  private static final int ONE_ASKS = 4;

  private final String id = UUID.randomUUID().toString();
  private final ClusterSupervisor node;
  private final Map<String, Semaphore> room = new HashMap<>();
  private final AtomicInteger made = new AtomicInteger();
  private final Map<String, Queue<Integer>> succeeded = new ConcurrentHashMap<>();
  private final Queue<Failure> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean ended;

  /** A call that did not succeed. */
  record Failure(String child, int number, Throwable thrown) {}

  Streamer(ClusterSupervisor node, List<String> children) {
    super("streamer-" + node.localNode());
    this.node = node;
    children.forEach(child -> room.put(child, new Semaphore(UNANSWERED)));
  }

  /** Under which it writes. */
  String id() {
    return id;
  }

  @Override
  public void run() {
    while (!ended
        || made.get() % ONE_ASKS != 1) { // the last one asks, and so has all before it behind it
      room.keySet().forEach(child -> make(child, made.get()));
      made.incrementAndGet();
    }
  }

  private void make(String name, int number) {
    Child<Scribe> child = node.child(Scribe.class, name);
    boolean asks = number % ONE_ASKS == 0;
    try {
      if (asks) {
        takeRoom(name, 1);
        var unused = child
            .callAsync(scribe -> scribe.write(id, number))
            .whenComplete((none, failed) -> ended(name, number, failed));
      } else {
        child.cast(scribe -> scribe.write(id, number));
      }
    } catch (RuntimeException failed) {
      if (asks) {
        ended(name, number, failed);
      } else {
        failures.add(new Failure(name, number, failed));
      }
    }
  }

  private void takeRoom(String child, int calls) {
    try {
      if (!requireNonNull(room.get(child)).tryAcquire(calls, SOON.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("calls of " + id + " to " + child + " do not end");
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stop);
    }
  }

  private void ended(String child, int number, @Nullable Throwable failed) {
    if (failed == null) {
      succeeded.computeIfAbsent(child, none -> new ConcurrentLinkedQueue<>()).add(number);
    } else {
      failures.add(new Failure(child, number, failed));
    }
    requireNonNull(room.get(child)).release();
  }

  /** Waits until it has gone round some more times. */
  void goesOn() {
    int before = made.get();
    await().atMost(SOON).until(() -> made.get() > before + 5 * UNANSWERED);
  }

  /** Makes no more calls, and waits for the ends of those that were made. */
  void end() {
    ended = true;
    try {
      join();
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    }
    room.keySet().forEach(child -> takeRoom(child, UNANSWERED));
    room.values().forEach(each -> each.release(UNANSWERED));
  }

  /** How often it has called each child. */
  int made() {
    return made.get();
  }

  List<Failure> failures() {
    return List.copyOf(failures);
  }

  /** The calls to a child that it was told have run. */
  List<Integer> succeeded(String child) {
    return List.copyOf(succeeded.getOrDefault(child, new ConcurrentLinkedQueue<>()));
  }
}
