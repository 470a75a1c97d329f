package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How much was looked at. A proof from nothing is none.
 *
 * @param open activations that ended with their process
 * @param late effects after the end of a lease that could not be helped; a resource that checks tokens fences them
 * @param fenced effects that such a resource refused
 * @param doubles how often the second witness found a place taken by a live process, excused or not
 * @param harm how often each kind of fault hit a process or the network
 * @param torn files that end in the middle of a line
 */
public record Counts(
    long lines,
    long processes,
    long activations,
    long open,
    long effects,
    long late,
    long fenced,
    long doubles,
    Map<String, Long> harm,
    int torn) {

  private static final Set<EventKind> HARM =
      EnumSet.of(EventKind.KILL, EventKind.PAUSE, EventKind.STOP, EventKind.CUT);

  static Counts of(Evidence evidence, Map<String, List<JudgedEffect>> effects) {
    List<JudgedEffect> all = effects.values().stream().flatMap(List::stream).toList();
    List<Activation> activations = evidence.activations().all();
    return new Counts(
        evidence.history().events().size(),
        evidence.processes().size(),
        activations.size(),
        activations.stream().filter(Activation::isOpen).count(),
        all.size(),
        all.stream().filter(JudgedEffect::isLate).count(),
        all.stream().map(JudgedEffect::line).filter(Event::isRefused).count(),
        evidence.of(EventKind.DOUBLE).count(),
        harm(evidence),
        evidence.history().torn());
  }

  private static Map<String, Long> harm(Evidence evidence) {
    return evidence
        .faults()
        .filter(fault -> HARM.contains(fault.kind()) && fault.mono() < evidence.end())
        .collect(Collectors.groupingBy(Event::detail, TreeMap::new, Collectors.counting()));
  }

  @Override
  public String toString() {
    return lines + " lines of " + processes + " processes, " + activations + " activations (" + open
        + " ended with their process), " + effects + " effects (" + late + " late, " + fenced
        + " fenced), " + doubles + " doubles seen, " + torn + " torn";
  }
}
