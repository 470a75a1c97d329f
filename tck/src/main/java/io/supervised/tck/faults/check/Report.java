package io.supervised.tck.faults.check;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the checker found.
 *
 * @param silences of all children
 * @param convergence from the last fault until the last child was active for good
 */
public record Report(
    List<Violation> violations,
    Counts counts,
    CallCounts calls,
    List<Silence> silences,
    Duration convergence) {

  public Report {
    violations = List.copyOf(violations);
    silences = List.copyOf(silences);
  }

  public boolean isGreen() {
    return violations.isEmpty();
  }

  /** How many children were active nowhere at the end. */
  public long lost() {
    return violations.stream().filter(violation -> violation.rule() == Rule.S1).count();
  }

  public Optional<Silence> longestSilence() {
    return silences.stream().max(Comparator.comparingLong(Silence::nanos));
  }

  /** The lengths of the silences that followed each kind of fault. */
  public Map<String, Distribution> silencesByFault() {
    return distributions(silences);
  }

  /** The lengths of some silences, by the fault that they followed. */
  public static Map<String, Distribution> distributions(List<Silence> silences) {
    return silences.stream()
        .collect(Collectors.groupingBy(
            Silence::after,
            TreeMap::new,
            Collectors.collectingAndThen(
                Collectors.mapping(Silence::nanos, Collectors.toList()), Distribution::new)));
  }

  /** The counts, and the first violations. */
  public String summary(int shown) {
    StringBuilder text = new StringBuilder();
    text.append(counts).append('\n').append(calls).append('\n');
    longestSilence()
        .ifPresent(silence -> text.append("longest silence: ").append(silence).append('\n'));
    text.append("at rest after ").append(convergence.toMillis()).append(" ms\n");
    violations.stream().limit(shown).forEach(violation -> text.append(violation).append('\n'));
    return text.append(violations.size()).append(" violations").toString();
  }

  @Override
  public String toString() {
    return summary(violations.size());
  }
}
