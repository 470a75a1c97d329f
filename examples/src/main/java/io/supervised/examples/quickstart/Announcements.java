package io.supervised.examples.quickstart;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Whether the CDI events have told what has happened; they come a little later than the facts. */
final class Announcements {

  private final List<Event> inOrder;

  Announcements(List<Event> inOrder) {
    this.inOrder = inOrder;
  }

  /** What has not been told yet: of living nodes to each other, of killed ones, and of the children's last beginnings. */
  List<String> missing(Collection<String> living) {
    List<String> missing = new ArrayList<>();
    for (String node : living) {
      for (String other : living) {
        if (!isTold(node, Event.Kind.UP, other)) {
          missing.add(node + " was not told @NodeUp of " + other);
        }
      }
      for (Event killed : of(Event.Kind.KILLED)) {
        if (wasThere(node, killed) && !isTold(node, Event.Kind.DOWN, killed.subject())) {
          missing.add(node + " was not told @NodeDown of " + killed.subject());
        }
      }
    }
    missing.addAll(missingStarts());
    return missing;
  }

  private List<String> missingStarts() {
    Map<String, Event> untold = new HashMap<>();
    for (Event event : inOrder) {
      Event begun = untold.get(event.subject());
      if (event.kind() == Event.Kind.BEGUN) {
        untold.put(event.subject(), event);
      } else if (event.kind() == Event.Kind.STARTED
          && begun != null
          && Objects.equals(begun.token(), event.token())) {
        untold.remove(event.subject());
      }
    }
    return untold.values().stream()
        .map(begun -> begun.node() + " was not told @ChildStarted of " + begun.subject())
        .sorted()
        .toList();
  }

  private boolean wasThere(String node, Event killed) {
    return of(Event.Kind.LAUNCHED).stream()
        .anyMatch(launched -> launched.subject().equals(node) && launched.nanos() < killed.nanos());
  }

  private boolean isTold(String node, Event.Kind kind, String subject) {
    return of(kind).stream()
        .anyMatch(event -> event.node().equals(node) && event.subject().equals(subject));
  }

  private List<Event> of(Event.Kind kind) {
    return inOrder.stream().filter(event -> event.kind() == kind).toList();
  }
}
