package io.supervised.tck.faults.check;

import io.supervised.tck.faults.history.Event;
import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.Life;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * S2 by the second witness: whoever found another live process in its child's place. Excused is what the leases allow: the
 * other one stood still or had no lease, or the finder itself was late.
 */
final class SecondWitness implements Check {

  private static final Set<String> CANNOT_RUN = Set.of("T", "t", "Z", "X");

  @Override
  public Stream<Violation> violations(Evidence evidence) {
    Map<String, Life> processes = new HashMap<>();
    evidence.of(EventKind.BOOT).forEach(boot -> processes.put(boot.detail(), boot.life()));
    return evidence
        .of(EventKind.DOUBLE)
        .filter(seen -> !isExcused(seen, processes, evidence))
        .map(seen -> Violation.of(
            Rule.S2_WITNESS, seen.child() + " had another process in its place", seen));
  }

  private static boolean isExcused(Event seen, Map<String, Life> processes, Evidence evidence) {
    int slash = seen.detail().lastIndexOf('/');
    Life holder = processes.get(seen.detail().substring(0, slash));
    if (CANNOT_RUN.contains(seen.detail().substring(slash + 1)) || evidence.isLate(seen)) {
      return true;
    }
    return holder != null
        && evidence.byChild().getOrDefault(seen.child(), List.of()).stream()
            .filter(activation -> activation.life().equals(holder))
            .noneMatch(activation -> evidence.counted(activation).contains(seen.mono()));
  }
}
