package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Each reading of a counter finds all that was acknowledged before, and no counter ever falls. */
final class AcknowledgedStays implements Check {

  private final Collection<Counting> countings;
  private final Memory memory;

  AcknowledgedStays(Collection<Counting> countings, Memory memory) {
    this.countings = countings;
    this.memory = memory;
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return countings.stream()
        .flatMap(counting ->
            Stream.of(broken(counting), unread(counting, evidence)).flatMap(Optional::stream));
  }

  private Optional<Violation> broken(Counting counting) {
    return lost(counting).or(() -> fallen(counting));
  }

  /** The first reading that lacks something. */
  private Optional<Violation> lost(Counting counting) {
    for (Reading reading : counting.readings()) {
      List<Increment> missing = counting.missing(reading, memory).toList();
      if (!missing.isEmpty()) {
        Increment first = missing.get(0);
        return Optional.of(Violation.of(
            Rule.KEPT,
            counting.counter() + " lacks " + missing.size() + " acknowledged increments, as "
                + first.id(),
            first.acknowledged().orElseThrow(),
            reading.answer()));
      }
    }
    return Optional.empty();
  }

  /** What is asked for after an answer is answered with more, whoever asks. */
  private Optional<Violation> fallen(Counting counting) {
    Map<Integer, Event> highest = new HashMap<>(); // by the age of memory
    Map<String, @Nullable Event> before = new HashMap<>(); // by caller, the highest when it asked
    for (Event line : counting.asked()) {
      int age = memory.age(line.mono());
      switch (line.kind()) {
        case CALL_SENT, READ_SENT -> before.put(line.caller(), highest.get(age));
        case CALL_OK, READ_OK -> {
          Event floor = before.get(line.caller());
          if (floor != null
              && memory.age(floor.mono()) == age
              && line.counted() < floor.counted() + added(line)) {
            String what = counting.counter() + " had counted more before";
            return Optional.of(Violation.of(Rule.KEPT, what, floor, line));
          }
          highest.merge(age, line, (one, other) -> one.counted() < other.counted() ? other : one);
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static int added(Event answer) {
    return answer.kind() == EventKind.READ_OK ? 0 : 1;
  }

  /** What nobody has looked at in the end proves nothing. */
  private static Optional<Violation> unread(Counting counting, Evidence evidence) {
    long fault = evidence
        .faults()
        .mapToLong(Event::mono)
        .filter(moment -> moment <= evidence.end())
        .max()
        .orElse(Long.MIN_VALUE);
    return counting.lastReading().filter(last -> last.sent().mono() > fault).isPresent()
        ? Optional.empty()
        : Optional.of(
            Violation.of(Rule.HISTORY, counting.counter() + " was not read after the last fault"));
  }
}
