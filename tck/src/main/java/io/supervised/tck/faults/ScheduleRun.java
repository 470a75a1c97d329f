package io.supervised.tck.faults;

import io.supervised.tck.faults.check.Checker;
import io.supervised.tck.faults.check.Expectation;
import io.supervised.tck.faults.check.Report;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.network.Network;
import io.supervised.tck.faults.schedule.Schedule;
import io.supervised.tck.faults.schedule.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One schedule on a cluster of its own: start all nodes at once, wait until they are at rest, harm them, mend everything, wait
 * again, and judge. A cluster of its own makes a seed mean the same whatever ran before.
 */
final class ScheduleRun {

  private final ClusterOptions options;
  private final Network network;
  private final Schedule schedule;
  private final Path folder;

  ScheduleRun(ClusterOptions options, Network network, Schedule schedule) {
    this.options = options;
    this.network = network;
    this.schedule = schedule;
    this.folder = options.results().resolve("seed-" + schedule.seed());
  }

  ScheduleResult run(boolean keep) throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Folders.clear(folder);
    Files.writeString(folder.resolve("schedule.txt"), schedule + "\n");
    Expectation expectation;
    List<String> unrest;
    try (Cluster cluster = Cluster.start(options, network, folder)) {
      expectation = Expectation.of(cluster.children(), options.calm());
      unrest = cluster.awaitRest(true);
      if (unrest.isEmpty()) {
        perform(cluster);
        cluster.injector().heal();
        unrest = cluster.awaitRest(true);
      }
      cluster.declareClosed();
      if (!unrest.isEmpty()) {
        cluster.nodes().dumpThreads();
      }
    }
    Report report = new Checker(expectation).check(History.read(folder));
    Duration time = Duration.ofNanos(System.nanoTime() - begun);
    ScheduleResult result = new ScheduleResult(schedule, report, unrest, time);
    Files.writeString(folder.resolve("report.txt"), result.details(Integer.MAX_VALUE) + "\n");
    if (result.isGreen() && !keep) {
      Folders.remove(folder);
    }
    return result;
  }

  private void perform(Cluster cluster) throws InterruptedException {
    long begun = System.nanoTime();
    for (Step step : schedule.steps(options.nodes())) {
      long ahead = step.at().toNanos() - (System.nanoTime() - begun);
      TimeUnit.NANOSECONDS.sleep(ahead);
      step.action().accept(cluster.injector());
    }
  }
}
