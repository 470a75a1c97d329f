package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.List;
import java.util.Optional;

/**
 * One increment of a counter, which may have been asked for several times.
 *
 * @param asked what its caller wrote of it, in order; empty if nobody asked
 * @param ran each time that it ran
 */
record Increment(Id id, List<Event> asked, List<Event> ran) {

  /**
   * How it is told from others.
   *
   * @param caller the process that asks
   */
  record Id(String caller, int number) {

    static Id of(Event event) {
      return new Id(event.caller(), event.increment());
    }

    @Override
    public String toString() {
      return "increment " + number + " by " + caller;
    }
  }

  /** The answer, if its caller got one. */
  Optional<Event> acknowledged() {
    return lastAsked().filter(line -> line.kind() == EventKind.CALL_OK);
  }

  /** The refusal, if it was refused and not asked for again until then. */
  Optional<Event> refused(long moment) {
    return asked.stream()
        .filter(line -> line.mono() <= moment)
        .reduce((before, last) -> last)
        .filter(line -> line.kind() == EventKind.CALL_NOTEXEC);
  }

  boolean wasAskedFor(long moment) {
    return !asked.isEmpty() && asked.get(0).mono() <= moment;
  }

  /** How it stands in the end; {@link EventKind#CALL_SENT} if its caller died before it could say. */
  Optional<Event> lastAsked() {
    return asked.isEmpty() ? Optional.empty() : Optional.of(asked.get(asked.size() - 1));
  }
}
