package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Finds the silences of the children, and the fault that came before each. */
final class Silences {

  private static final long FAULT_LAG =
      50_000_000; // a process' last line may be older than the fault that ended it

  private final Evidence evidence;
  private final NavigableMap<Long, String> faults = new TreeMap<>();

  private Silences(Evidence evidence) {
    this.evidence = evidence;
    evidence.faults().forEach(fault -> faults.put(fault.mono(), label(fault)));
  }

  static List<Silence> in(Evidence evidence) {
    Silences silences = new Silences(evidence);
    return evidence.byChild().entrySet().stream()
        .flatMap(child -> silences.of(child.getKey(), child.getValue()).stream())
        .toList();
  }

  private List<Silence> of(String child, List<Activation> activations) {
    return Spans.union(activations.stream().map(evidence::counted)).gaps().stream()
        .filter(gap -> gap.to() <= evidence.end())
        .map(gap -> new Silence(child, gap.from(), gap.to(), before(gap)))
        .toList();
  }

  private String before(Span gap) {
    var fault = faults.floorEntry(gap.from() + Math.min(FAULT_LAG, gap.length()));
    return fault == null ? "nothing" : fault.getValue();
  }

  /** What ends a fault, and so harms too, is told apart from what begins it. */
  private static String label(Event fault) {
    return switch (fault.kind()) {
      case LAUNCHED -> fault.detail() + "/launch";
      case RESUME, HEAL -> fault.detail() + "/end";
      default -> fault.detail();
    };
  }
}
