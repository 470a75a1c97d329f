package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long after the kill of its node each child was active elsewhere: from just before the signal to the line that tells
 * that the child is ready.
 *
 * @param nanos by the reason of the kill
 * @param missing children that were active nowhere afterwards
 */
public record Takeovers(Map<String, List<Long>> nanos, List<String> missing) {

  /** The take-overs after each kill in a history. */
  public static Takeovers in(History history) {
    return new Search().follow(history.events());
  }

  public Map<String, Distribution> distributions() {
    return nanos.entrySet().stream()
        .collect(Collectors.toMap(
            Map.Entry::getKey,
            reason -> Distribution.of(reason.getValue()),
            (one, other) -> one,
            TreeMap::new));
  }

  private static final class Search {

    private final Map<String, Map<String, Event>> activeByLife = new HashMap<>();
    private final Map<String, Event> waiting = new LinkedHashMap<>(); // child to kill
    private final Map<String, List<Long>> nanos = new TreeMap<>();

    private Takeovers follow(List<Event> events) {
      events.forEach(this::follow);
      return new Takeovers(nanos, List.copyOf(waiting.keySet()));
    }

    private void follow(Event event) {
      if (event.kind() == EventKind.ACT) {
        active(event).put(event.child(), event);
        Event kill = waiting.remove(event.child());
        if (kill != null) {
          nanos
              .computeIfAbsent(kill.detail(), reason -> new ArrayList<>())
              .add(event.mono() - kill.mono());
        }
      } else if (event.kind() == EventKind.DEA) {
        active(event).remove(event.child());
      } else if (event.kind() == EventKind.KILL) {
        activeByLife
            .getOrDefault(event.child(), Map.of())
            .keySet()
            .forEach(child -> waiting.put(child, event));
      } else if (event.kind() == EventKind.CLOSED) {
        activeByLife.clear(); // what is killed now is the end of the run
      }
    }

    private Map<String, Event> active(Event event) {
      return activeByLife.computeIfAbsent(event.life().toString(), life -> new HashMap<>());
    }
  }
}
