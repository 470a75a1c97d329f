package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A promise that was broken.
 *
 * @param lines what shows it
 */
public record Violation(Rule rule, String what, List<Event> lines) {

  static Violation of(Rule rule, String what, Event... lines) {
    return new Violation(rule, what, List.of(lines));
  }

  @Override
  public String toString() {
    return Stream.concat(Stream.of(rule + ": " + what), lines.stream().map(line -> "    " + line))
        .collect(Collectors.joining("\n"));
  }
}
