package io.supervised.examples.quickstart;

import io.supervised.Token;

/** Short ways to write down events; their moments are milliseconds. */
final class Histories {

  private Histories() {}

  static Event begun(long millis, String node, String child, long grant) {
    return event(millis, node, Event.Kind.BEGUN, child, grant);
  }

  static Event ended(long millis, String node, String child, long grant) {
    return event(millis, node, Event.Kind.ENDED, child, grant);
  }

  static Event started(long millis, String node, String child, long grant) {
    return event(millis, node, Event.Kind.STARTED, child, grant);
  }

  static Event tallied(long millis, String node, String child, long grant, Tally tally) {
    return new Event(millis * 1_000_000, node, Event.Kind.TALLIED, child, token(grant), tally);
  }

  static Event killed(long millis, String node) {
    return new Event(millis * 1_000_000, node, Event.Kind.KILLED, node, null, null);
  }

  static Event node(long millis, String at, Event.Kind kind, String node) {
    return new Event(millis * 1_000_000, at, kind, node, null, null);
  }

  static Token token(long grant) {
    return new Token(1, "leader", grant, 0);
  }

  private static Event event(long millis, String node, Event.Kind kind, String child, long grant) {
    return new Event(millis * 1_000_000, node, kind, child, token(grant), null);
  }
}
