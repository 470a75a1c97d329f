package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is done to one cluster.
 *
 * @param seed makes the same schedule again, with the same options
 * @param enabled the kinds that were drawn from
 */
public record Schedule(long seed, Set<FaultKind> enabled, List<Planned> faults) {

  /**
   * A fault and its time.
   *
   * @param at when it begins, counted from the beginning
   */
  public record Planned(Duration at, Fault fault) {}

  /** All that is done, in the order of time. Faults may overlap. */
  public List<Step> steps(int nodes) {
    return faults.stream()
        .flatMap(
            planned -> planned.fault().steps(nodes).stream().map(step -> step.later(planned.at())))
        .sorted(Comparator.comparing(Step::at))
        .toList();
  }

  @Override
  public String toString() {
    return faults.stream()
        .map(planned -> "  " + planned.at().toMillis() + " ms  " + planned.fault())
        .collect(Collectors.joining(
            "\n",
            "seed " + seed + ", drawn from "
                + enabled.stream().map(FaultKind::label).collect(Collectors.joining(","))
                + "\n",
            ""));
  }
}
