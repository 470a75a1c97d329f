package io.supervised.tck.faults;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import io.supervised.tck.faults.history.Tail;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What the living processes have written up to now: who has joined, who leads, and which children are active where. */
final class LiveView {

  private final Path folder;
  private final Map<Life, Seen> lives = new HashMap<>();

  LiveView(Path folder) {
    this.folder = folder;
  }

  /** Reads on; processes that do not live any more are forgotten. */
  void update(Collection<Life> living) {
    lives.keySet().retainAll(Set.copyOf(living));
    for (Life life : living) {
      lives
          .computeIfAbsent(life, first -> new Seen(new Tail(History.file(folder, life))))
          .read();
    }
  }

  boolean hasJoined(Life life) {
    return seen(life).joined > 0;
  }

  /** When a process joined, by the monotonic clock. */
  long joined(Life life) {
    return seen(life).joined;
  }

  /** When a process last told that it leads, or 0. */
  long led(Life life) {
    return seen(life).led;
  }

  Set<String> active(Life life) {
    return seen(life).active;
  }

  /** When the last reading of a counter that a process got was asked for, by the monotonic clock, or 0. */
  long readingOf(Life life, String counter) {
    return seen(life).readings.getOrDefault(counter, 0L);
  }

  /** When something last moved, by the monotonic clock. */
  long lastMove() {
    return lives.values().stream().mapToLong(seen -> seen.moved).max().orElse(0);
  }

  private Seen seen(Life life) {
    return lives.getOrDefault(life, new Seen(new Tail(folder)));
  }

  private static final class Seen {

    private final Tail tail;
    private final Set<String> active = new HashSet<>();
    private final Map<String, Long> asked = new HashMap<>();
    private final Map<String, Long> readings = new HashMap<>();
    private long joined;
    private long led;
    private long moved;

    Seen(Tail tail) {
      this.tail = tail;
    }

    void read() {
      try {
        tail.more().forEach(this::follow);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(unreadable);
      }
    }

    private void follow(Event event) {
      switch (event.kind()) {
        case JOINED -> joined = event.mono();
        case LEADER -> led = event.mono();
        case ACT -> active.add(event.child());
        case DEA_BEGIN -> active.remove(event.child());
        case READ_SENT -> asked.put(event.child(), event.mono());
        case READ_OK -> readings.put(event.child(), asked.getOrDefault(event.child(), 0L));
        default -> {}
      }
      if (isMove(event.kind())) {
        moved = event.mono();
      }
    }

    private static boolean isMove(EventKind kind) {
      return switch (kind) {
        case JOINED, ACT_BEGIN, ACT, DEA_BEGIN, DEA, NODEUP, NODEDOWN -> true;
        default -> false;
      };
    }
  }
}
