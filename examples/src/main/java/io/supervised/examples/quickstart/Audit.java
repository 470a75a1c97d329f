package io.supervised.examples.quickstart;

import io.supervised.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Follows the events in the order of time and remembers each rule that was broken: no child is active twice at one
 * time, and the token of a child grows with each activation.
 *
 * <p>Active means between {@code @PostConstruct} and {@code @PreDestroy}, on a node that has not been killed. The CDI
 * events would not do: they are delivered a little after the fact, and the one that a child has stopped may come when
 * its next owner has already begun.
 */
final class Audit {

  private final Map<String, Event> active = new HashMap<>();
  private final Map<String, Token> tokens = new HashMap<>();
  private final Set<String> killed = new HashSet<>();
  private final List<String> violations = new ArrayList<>();

  static List<String> violations(List<Event> inOrder) {
    Audit audit = new Audit();
    inOrder.forEach(audit::follow);
    return audit.violations;
  }

  private void follow(Event event) {
    switch (event.kind()) {
      case KILLED -> kill(event.node());
      case BEGUN -> begin(event);
      case ENDED -> end(event);
      case STARTED, STOPPED, TALLIED, UP, DOWN, LAUNCHED -> {}
    }
  }

  private void kill(String node) {
    killed.add(node);
    active.values().removeIf(event -> event.node().equals(node));
  }

  private void begin(Event event) {
    if (killed.contains(event.node())) {
      return; // in the moment between the launcher's stamp and the signal
    }
    String child = event.subject();
    Event other = active.put(child, event);
    if (other != null) {
      violations.add(String.format(
          "doubled: %s began on %s while it was active on %s, since %d ms",
          child, event.node(), other.node(), SharedClock.millis(event.nanos() - other.nanos())));
    }
    Token token = Objects.requireNonNull(event.token());
    Token before = tokens.put(child, token);
    if (before != null && token.compareTo(before) <= 0) {
      violations.add(String.format(
          "token: %s began on %s with %s, which is not above the one before, %s",
          child, event.node(), token, before));
    }
  }

  private void end(Event event) {
    Event begun = active.get(event.subject());
    if (begun != null && Objects.equals(begun.token(), event.token())) {
      active.remove(event.subject());
    }
  }
}
