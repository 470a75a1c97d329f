package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.history.Life;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The history, sorted out once for all rules. */
final class Evidence {

  private final History history;
  private final Expectation expectation;
  private final Map<Life, List<Event>> lines;
  private final Map<Life, Spans> running = new LinkedHashMap<>();
  private final Map<Life, Spans> leases = new LinkedHashMap<>();
  private final Activations activations;
  private final Map<String, List<Activation>> byChild;
  private final long end;

  Evidence(History history, Expectation expectation) {
    this.history = history;
    this.expectation = expectation;
    this.lines = history.events().stream()
        .collect(Collectors.groupingBy(Event::life, LinkedHashMap::new, Collectors.toList()));
    lines.forEach((life, own) -> {
      running.put(life, RunningTime.of(own, expectation.pauseGap().toNanos()));
      leases.put(life, LeaseTime.of(own, expectation.leaseLag().toNanos()));
    });
    this.activations = Activations.in(history.events(), this::lastSign);
    this.byChild = activations.all().stream()
        .sorted(Comparator.comparingLong(Activation::from))
        .collect(Collectors.groupingBy(Activation::child, TreeMap::new, Collectors.toList()));
    this.end = end(history.events());
  }

  History history() {
    return history;
  }

  Expectation expectation() {
    return expectation;
  }

  Activations activations() {
    return activations;
  }

  /** The activations of each child, in the order in which they began. */
  Map<String, List<Activation>> byChild() {
    return byChild;
  }

  /** The nodes' processes, and what each of them wrote. */
  Map<Life, List<Event>> processes() {
    Map<Life, List<Event>> nodes = new LinkedHashMap<>(lines);
    nodes.remove(Life.DRIVER);
    return nodes;
  }

  Stream<Event> of(EventKind kind) {
    return history.events().stream().filter(event -> event.kind() == kind);
  }

  Stream<Event> faults() {
    return history.events().stream().filter(event -> event.kind().isFault());
  }

  /** The moment of a process' last line. */
  long lastSign(Life life) {
    List<Event> own = lines.getOrDefault(life, List.of());
    return own.isEmpty() ? Long.MIN_VALUE : own.get(own.size() - 1).mono();
  }

  /** When a process ran. */
  Spans running(Life life) {
    return running.getOrDefault(life, Spans.NONE);
  }

  /** When an activation counts: while its process ran, and had a lease. */
  Spans counted(Activation activation) {
    return Spans.of(activation.from(), activation.until())
        .intersect(running(activation.life()))
        .intersect(leases.getOrDefault(activation.life(), Spans.ALWAYS));
  }

  /** Whether the process had a lease at the moment of this line. */
  boolean hadLease(Event event) {
    return leases.getOrDefault(event.life(), Spans.ALWAYS).contains(event.mono());
  }

  /**
   * Whether the process had run so little since its lease ended that its code may not have noticed yet: nobody can stop a
   * thread between looking at the lease and acting.
   */
  boolean isLate(Event event) {
    if (hadLease(event)) {
      return false;
    }
    long lapse = leases.getOrDefault(event.life(), Spans.ALWAYS).lastEndBefore(event.mono());
    long ranSince =
        running(event.life()).intersect(Spans.of(lapse, event.mono())).total();
    return lapse != Long.MIN_VALUE && ranSince <= expectation.lateness().toNanos();
  }

  /** When the driver had seen enough, or the last line. */
  long end() {
    return end;
  }

  private static long end(List<Event> events) {
    long last = events.isEmpty() ? 0 : events.get(events.size() - 1).mono();
    return events.stream()
        .filter(event -> event.kind() == EventKind.CLOSED)
        .mapToLong(Event::mono)
        .max()
        .orElse(last);
  }
}
