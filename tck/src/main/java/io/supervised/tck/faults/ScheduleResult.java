package io.supervised.tck.faults;

import io.supervised.tck.faults.check.Report;
import io.supervised.tck.faults.check.Silence;
import io.supervised.tck.faults.schedule.Schedule;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * How a schedule went.
 *
 * @param unrest what was still missing when the patience was over; empty if the cluster came to rest
 */
record ScheduleResult(Schedule schedule, Report report, List<String> unrest, Duration time) {

  boolean isGreen() {
    return report.isGreen() && unrest.isEmpty();
  }

  /** One line. */
  String line() {
    String silence = report
        .longestSilence()
        .map(longest -> String.format(
            Locale.ROOT,
            "%.0f ms of %s after %s",
            millis(longest),
            longest.child(),
            longest.after()))
        .orElse("none");
    return String.format(
        Locale.ROOT,
        "seed %-6d %s  %d faults  %.1f s  %d activations  %d effects  at rest after %d ms"
            + "  longest silence %s  %d late  %d doubles seen  %d lost  %s  %d violations",
        schedule.seed(),
        isGreen() ? "green" : "RED  ",
        schedule.faults().size(),
        time.toMillis() / 1000.0,
        report.counts().activations(),
        report.counts().effects(),
        report.convergence().toMillis(),
        silence,
        report.counts().late(),
        report.counts().doubles(),
        report.lost(),
        report.calls(),
        report.violations().size());
  }

  /**
   * What a red one shows.
   *
   * @param shown how many violations
   */
  String details(int shown) {
    String missing = unrest.isEmpty() ? "" : "\nnot at rest: " + String.join("; ", unrest);
    return schedule + "\n" + report.summary(shown) + missing;
  }

  private static double millis(Silence silence) {
    return silence.nanos() / 1e6;
  }
}
