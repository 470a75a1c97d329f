package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.List;
import java.util.stream.Stream;

/** S3: after its stop was acknowledged a child is active no more, unless it was started anew. */
final class StayStopped implements Check {

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.of(EventKind.STOP_ACK).flatMap(stop -> violations(evidence, stop));
  }

  private static Stream<Violation> violations(Evidence evidence, Event stop) {
    long startedAnew = evidence
        .of(EventKind.START_ACK)
        .filter(start -> start.child().equals(stop.child()) && start.mono() > stop.mono())
        .mapToLong(Event::mono)
        .min()
        .orElse(Long.MAX_VALUE);
    return evidence.byChild().getOrDefault(stop.child(), List.of()).stream()
        .filter(activation -> activation.from() < startedAnew && activation.until() > stop.mono())
        .map(activation -> Violation.of(
            Rule.S3,
            stop.child() + " was active on " + activation + " after its stop was acknowledged",
            stop,
            activation.from() > stop.mono() ? activation.begun() : activation.lastLine()));
  }
}
