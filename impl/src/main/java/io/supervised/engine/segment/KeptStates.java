package io.supervised.engine.segment;

import io.supervised.engine.core.GridView;
import io.supervised.engine.registry.ChildEntry;
import io.supervised.engine.registry.Version;
import io.supervised.engine.registry.Wish;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The states that the holder of a segment has written and that not all members may have yet, and who waits for that. Not thread-safe, but
 * for {@link #newest}.
 */
final class KeptStates {

  /** What it needs of the rest of the node. Nothing here waits. */
  interface Desk {

    /** Answered by {@link KeptStates#written} or {@link KeptStates#superseded}. */
    void put(String child, ChildEntry state);

    /** Answered by {@link KeptStates#writeAgain}, after a short while. */
    void again(String child);

    boolean mayWrite();

    /** Whether there is time to wait for others: not if all that runs here is to end with the lease. */
    boolean mayWait();

    boolean mayAcknowledge(GridView before, GridView after);
  }

  private final Desk around;
  private final Map<String, ChildEntry> underWay = new ConcurrentHashMap<>();
  private final Map<String, List<Waiting>> waiting = new HashMap<>();

  private record Waiting(Version version, CompletableFuture<Boolean> known) {}

  KeptStates(Desk around) {
    this.around = around;
  }

  /** The state of a child that was begun to be written last, if it may not be in the grid yet. For any thread. */
  Optional<Wish.Kept> newest(String child) {
    ChildEntry entry = underWay.get(child);
    return entry != null && entry.wish() instanceof Wish.Kept kept
        ? Optional.of(kept)
        : Optional.empty();
  }

  boolean areDone() {
    return underWay.isEmpty();
  }

  /**
   * Begins to write a state; answered with whether all members have it, or a newer one of the same holder, or at once if there is no time
   * to wait for them.
   */
  CompletionStage<Boolean> keep(String child, ChildEntry state) {
    underWay.put(child, state);
    if (!around.mayWait()) {
      around.put(child, state);
      return CompletableFuture.completedFuture(false);
    }
    CompletableFuture<Boolean> known = new CompletableFuture<>();
    waiting
        .computeIfAbsent(child, none -> new ArrayList<>())
        .add(new Waiting(state.written(), known));
    around.put(child, state);
    return known;
  }

  /** A write has reached the members of the grid. */
  void written(String child, Version version, GridView before, GridView after) {
    ChildEntry last = underWay.get(child);
    if (around.mayAcknowledge(before, after)) {
      answer(child, version, true);
      done(child, version);
    } else if (!around.mayWrite()) {
      answer(child, version, false); // whoever waits must not wait for a lease
      done(child, version);
    } else if (last != null && last.written().equals(version)) {
      around.again(child);
    }
  }

  /** Some time has passed since a write that could not be acknowledged. */
  void writeAgain(String child) {
    ChildEntry last = underWay.get(child);
    if (last != null) {
      around.put(child, last);
    }
  }

  /** Another holder has taken over: what was written then is refused. */
  void superseded(String child, Version version) {
    answer(child, version, false);
    done(child, version);
  }

  /** The lease is over, and with it the time to wait for others; what is under way is written nevertheless. */
  void lapsed() {
    List<List<Waiting>> all = List.copyOf(waiting.values());
    waiting.clear();
    all.forEach(KeptStates::refuse);
  }

  private static void refuse(List<Waiting> those) {
    those.forEach(each -> each.known().complete(false));
  }

  private void done(String child, Version version) {
    underWay.computeIfPresent(
        child, (name, last) -> last.written().compareTo(version) > 0 ? last : null);
  }

  private void answer(String child, Version version, boolean known) {
    List<Waiting> those = waiting.getOrDefault(child, new ArrayList<>());
    for (Iterator<Waiting> each = those.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (next.version().compareTo(version) <= 0) {
        each.remove();
        next.known().complete(known);
      }
    }
    if (those.isEmpty()) {
      waiting.remove(child);
    }
  }
}
