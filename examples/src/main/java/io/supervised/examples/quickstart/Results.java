package io.supervised.examples.quickstart;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which tallies count: those of the activations that stand. What an earlier owner read is not asked for. */
final class Results {

  private Results() {}

  /** For each child that is done where it runs now, the event that says so. */
  static Map<String, Event> of(List<Event> inOrder) {
    Map<String, Event> current = new HashMap<>();
    Map<String, Event> results = new HashMap<>();
    for (Event event : inOrder) {
      if (event.kind() == Event.Kind.BEGUN) {
        current.put(event.subject(), event);
        results.remove(event.subject());
      } else if (event.kind() == Event.Kind.TALLIED && isOf(current.get(event.subject()), event)) {
        results.put(event.subject(), event);
      }
    }
    return results;
  }

  private static boolean isOf(@Nullable Event begun, Event tallied) {
    return begun != null && Objects.equals(begun.token(), tallied.token());
  }
}
