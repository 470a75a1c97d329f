package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.stream.Stream;

/** A process ends when it was killed or asked to, or because it could not join; never by itself. */
final class ProcessEnds implements Check {

  private final String couldNotJoin;

  /**
   * Makes the rule.
   *
   * @param couldNotJoin the exit code of a node that could not join, as one that starts in a partition
   */
  ProcessEnds(int couldNotJoin) {
    this.couldNotJoin = Integer.toString(couldNotJoin);
  }

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence
        .of(EventKind.EXITED)
        .filter(exit -> !exit.detail().equals(couldNotJoin) && !wasAskedTo(exit, evidence))
        .map(exit -> Violation.of(
            Rule.PROCESS, exit.child() + " ended by itself, exit code " + exit.detail(), exit));
  }

  private static boolean wasAskedTo(Event exit, Evidence evidence) {
    return evidence.history().events().stream()
        .filter(event -> event.kind() == EventKind.KILL
            || event.kind() == EventKind.STOP
            || event.kind() == EventKind.CLOSED)
        .anyMatch(event -> event.mono() <= exit.mono()
            && (event.kind() == EventKind.CLOSED || event.child().equals(exit.child())));
  }
}
