package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** S9: in each process, a member comes before it goes, comes and goes in turns, and goes before another of its name comes. */
final class ToldInOrder implements Check {

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    return evidence.processes().values().stream().flatMap(lines -> ofObserver(lines).stream());
  }

  private static List<Violation> ofObserver(List<Event> lines) {
    List<Violation> violations = new ArrayList<>();
    Map<String, Event> up = new HashMap<>(); // by the member's name
    for (Event line : lines) {
      if (line.kind() == EventKind.NODEUP) {
        Event before = up.put(name(line), line);
        if (before != null) {
          violations.add(Violation.of(
              Rule.S9, line.life() + " was told of a member that was there", before, line));
        }
      } else if (line.kind() == EventKind.NODEDOWN) {
        Event before = up.get(name(line));
        if (before == null || !before.detail().equals(line.detail())) {
          violations.add(Violation.of(
              Rule.S9, line.life() + " was told that a member left which was not there", line));
        } else {
          up.remove(name(line));
        }
      }
    }
    return violations;
  }

  private static String name(Event line) {
    return line.detail().substring(0, line.detail().indexOf('/'));
  }
}
