package io.supervised.tck.faults;

import io.supervised.tck.faults.check.CallCounts;
import io.supervised.tck.faults.check.Distribution;
import io.supervised.tck.faults.check.Report;
import io.supervised.tck.faults.check.Silence;
import io.supervised.tck.faults.check.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What all schedules of a campaign come to. */
final class CampaignTotals {

  private final Map<String, Long> harm = new TreeMap<>();
  private final Map<String, Integer> violations = new TreeMap<>();
  private final List<Silence> silences = new ArrayList<>();
  private final List<Long> convergence = new ArrayList<>();
  private final List<Long> red = new ArrayList<>();
  private int schedules;
  private int faults;
  private long lost;
  private CallCounts calls = CallCounts.NONE;
  private Duration time = Duration.ZERO;

  void add(ScheduleResult result) {
    Report report = result.report();
    schedules++;
    faults += result.schedule().faults().size();
    time = time.plus(result.time());
    lost += report.lost();
    calls = calls.plus(report.calls());
    silences.addAll(report.silences());
    convergence.add(report.convergence().toNanos());
    report.counts().harm().forEach((kind, count) -> harm.merge(kind, count, Long::sum));
    for (Violation violation : report.violations()) {
      violations.merge(violation.rule() + ", " + violation.rule().meaning(), 1, Integer::sum);
    }
    if (!result.isGreen()) {
      red.add(result.schedule().seed());
    }
  }

  boolean isGreen() {
    return red.isEmpty();
  }

  /** The table at the end. */
  String table() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(
        "%d schedules, %d faults, %d children lost, %d s%n%s%n",
        schedules, faults, lost, time.toSeconds(), calls));
    text.append(String.format("%nprocesses and networks hit, by kind of fault%n"));
    harm.forEach((kind, count) -> text.append(String.format("  %-24s %7d%n", kind, count)));
    text.append(String.format("%n%-26s %s%n", "silences after", Distribution.header()));
    Report.distributions(silences)
        .forEach((kind, times) -> text.append(String.format("  %-24s %s%n", kind, times)));
    text.append(String.format("%-26s %s%n", "at rest after", Distribution.of(convergence)));
    violations.forEach(
        (rule, count) -> text.append(String.format("%n%d violations of %s", count, rule)));
    text.append(isGreen() ? "\ngreen: no violation" : "\nRED: seeds " + red);
    return text.toString();
  }
}
