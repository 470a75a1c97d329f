package io.supervised.examples.quickstart;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the events of all nodes. They arrive by several threads, and are handed out in the order of time. */
final class Ledger {

  private final List<Event> events = new ArrayList<>();

  synchronized void add(Event event) {
    events.add(event);
  }

  /** Adds an event that the launcher itself brought about, now. */
  long note(Event.Kind kind, String node) {
    long now = SharedClock.nanos();
    add(new Event(now, node, kind, node, null, null));
    return now;
  }

  /** When something first happened to a child or node. */
  long first(Event.Kind kind, String subject) {
    return events().stream()
        .filter(event -> event.kind() == kind && event.subject().equals(subject))
        .findFirst()
        .orElseThrow()
        .nanos();
  }

  List<Event> events() {
    return eventsSince(Long.MIN_VALUE);
  }

  synchronized List<Event> eventsSince(long nanos) {
    return events.stream()
        .filter(event -> event.nanos() >= nanos)
        .sorted(Comparator.comparingLong(Event::nanos))
        .toList();
  }

  /** Whether for so long no node has come or gone and no child has begun or ended. */
  boolean quietFor(Duration time) {
    long since = SharedClock.nanos() - time.toNanos();
    return eventsSince(since).stream().allMatch(event -> event.kind() == Event.Kind.TALLIED);
  }
}
