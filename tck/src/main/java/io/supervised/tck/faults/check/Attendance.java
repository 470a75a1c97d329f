package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who must be active at the end, and which activations still stand then. */
final class Attendance {

  private static final long SLACK =
      2_000_000_000; // a busy machine may not let a process write its last tick in time

  private final Evidence evidence;
  private final Set<String> gone;

  Attendance(Evidence evidence) {
    this.evidence = evidence;
    this.gone = evidence.history().events().stream()
        .filter(event -> event.kind() == EventKind.KILL || event.kind() == EventKind.EXITED)
        .filter(event -> event.mono() < evidence.end())
        .map(Event::child)
        .collect(Collectors.toSet());
  }

  /** The children that were expected from the start, and those whose last acknowledged order was to start. */
  Set<String> expected() {
    Set<String> expected = new TreeSet<>(evidence.expectation().children());
    for (Event event : evidence.history().events()) {
      if (event.kind() == EventKind.START_ACK) {
        expected.add(event.child());
      } else if (event.kind() == EventKind.STOP_ACK) {
        expected.remove(event.child());
      }
    }
    return expected;
  }

  /** The moment from which on nothing may move. */
  long calmFrom() {
    return evidence.end() - evidence.expectation().calm().toNanos();
  }

  /** The activations of a child that stand at the end, whether or not they have a lease. */
  List<Activation> atTheEnd(String child) {
    return evidence.byChild().getOrDefault(child, List.of()).stream()
        .filter(this::stands)
        .toList();
  }

  private boolean stands(Activation activation) {
    long slack = activation.isOpen() ? SLACK : 0;
    return activation.from() <= evidence.end()
        && activation.until() >= evidence.end() - slack
        && !gone.contains(activation.life().toString());
  }
}
