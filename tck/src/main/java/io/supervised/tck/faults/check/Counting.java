package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that was asked of one counter, all that it ran, and what was read. */
final class Counting {

  private final String counter;
  private final Map<Increment.Id, Increment> increments = new LinkedHashMap<>();
  private final List<Event> asked = new ArrayList<>();
  private final List<Reading> readings = new ArrayList<>();
  private final Map<String, Event> lastAsked = new HashMap<>(); // readings, by caller

  private Counting(String counter) {
    this.counter = counter;
  }

  /** Those of all counters. */
  static Collection<Counting> in(Evidence evidence) {
    Map<String, Counting> all = new TreeMap<>();
    for (Event event : evidence.history().events()) {
      if (event.kind().isOfCounter()) {
        all.computeIfAbsent(event.child(), Counting::new).follow(event);
      }
    }
    return all.values();
  }

  private void follow(Event event) {
    switch (event.kind()) {
      case EXEC -> increment(event).ran().add(event);
      case READ_SENT -> lastAsked.put(event.caller(), event);
      case READ_OK -> readings.add(reading(event));
      default -> increment(event).asked().add(event);
    }
    if (!event.kind().hasToken()) {
      asked.add(event);
    }
  }

  private Increment increment(Event event) {
    return increments.computeIfAbsent(Increment.Id.of(event), Counting::unheardOf);
  }

  private Reading reading(Event answer) {
    Event sent = lastAsked.getOrDefault(answer.caller(), answer);
    return new Reading(sent, answer, answer.tally());
  }

  private static Increment unheardOf(Increment.Id id) {
    return new Increment(id, new ArrayList<>(), new ArrayList<>());
  }

  String counter() {
    return counter;
  }

  Collection<Increment> increments() {
    return increments.values();
  }

  Increment increment(Increment.Id id) {
    return increments.getOrDefault(id, unheardOf(id));
  }

  /** The lines of callers, in order. */
  List<Event> asked() {
    return asked;
  }

  List<Reading> readings() {
    return readings;
  }

  Optional<Reading> lastReading() {
    return readings.stream()
        .max(Comparator.comparingLong(reading -> reading.sent().mono()));
  }

  /** What was acknowledged before a reading was asked for, in the same memory, and was not found by it. */
  Stream<Increment> missing(Reading reading, Memory memory) {
    long asked = reading.sent().mono();
    return increments.values().stream()
        .filter(increment -> increment
            .acknowledged()
            .map(Event::mono)
            .filter(answered -> answered < asked && memory.age(answered) == memory.age(asked))
            .isPresent())
        .filter(increment ->
            !reading.tally().holds(increment.id().caller(), increment.id().number()));
  }
}
