package io.supervised.tck.faults;

import io.supervised.tck.faults.network.Abilities;
import io.supervised.tck.faults.schedule.FaultKind;
import io.supervised.tck.faults.schedule.ScheduleOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a campaign does.
 *
 * @param mode whether nodes get network namespaces
 * @param kinds of faults that are wanted, whether or not they are possible
 * @param gap the longest time between the beginnings of two faults
 * @param keep whether the files of green schedules are kept too
 */
record CampaignOptions(
    ClusterOptions cluster,
    Mode mode,
    long firstSeed,
    long lastSeed,
    int faults,
    Set<FaultKind> kinds,
    Duration gap,
    boolean keep) {

  /** What the network between nodes is. */
  enum Mode {
    /** Namespaces where that is possible. */
    AUTO,
    NAMESPACES,
    PROCESSES
  }

  /** How the arguments are written, with the usual values. */
  static final String USAGE = """
      --seeds=1-10       schedules to run, one for each seed
      --faults=6         faults in each schedule
      --kinds=all        or some of: %s
      --mode=auto        namespaces: fail where they are impossible; processes: the loopback alone
      --nodes=3 --children=30 --effect=20 (ms between effects of a child) --heap=96 (MB) --port=19200
      --counters=4       children with state, which each node increments; 0 for none
      --durability=each-call   or handoff, every: when they keep it
      --lease=3000       ms, of the nodes; pauses and cuts are chosen around it
      --takeover=fast    or strict     --partition=safe   or available: as the settings of a node
      --gap=4000         ms; the longest time between two faults
      --calm=2000        ms; for so long nothing may move at the end
      --patience=60000   ms; how long the cluster may take to come to rest
      --results=target/faults   --keep (files of green schedules too)
      """.formatted(labels(Set.of(FaultKind.values())));

  static CampaignOptions parse(String... arguments) {
    Set<String> known = new TreeSet<>(ClusterOptions.NAMES);
    known.addAll(Set.of("seeds", "faults", "kinds", "mode", "gap", "keep"));
    CommandLine line = new CommandLine(arguments, known);
    String[] seeds = line.text("seeds", "1-10").split("-", 2);
    return new CampaignOptions(
        ClusterOptions.of(line, line.number("nodes", 3, 1), 30, 20, 4),
        Mode.valueOf(line.text("mode", "auto").toUpperCase(Locale.ROOT)),
        Long.parseLong(seeds[0]),
        Long.parseLong(seeds[seeds.length - 1]),
        line.number("faults", 6, 0),
        kinds(line.text("kinds", "all")),
        Duration.ofMillis(line.number("gap", 4000, 0)),
        line.yes("keep"));
  }

  /** The faults that are both wanted and possible. */
  ScheduleOptions schedules(Abilities abilities) {
    boolean cuts = mode != Mode.PROCESSES && abilities.namespaces();
    Set<FaultKind> possible = kinds.stream()
        .filter(kind -> kind.isPossible(cluster.nodes(), cuts, cuts && abilities.loss()))
        .collect(Collectors.toCollection(TreeSet::new));
    return new ScheduleOptions(
        cluster.nodes(), faults, possible, cluster.ownership().lease(), gap);
  }

  static String labels(Set<FaultKind> kinds) {
    return kinds.stream().sorted().map(FaultKind::label).collect(Collectors.joining(","));
  }

  private static Set<FaultKind> kinds(String labels) {
    return labels.equals("all")
        ? Set.of(FaultKind.values())
        : Arrays.stream(labels.split(",", -1)).map(FaultKind::of).collect(Collectors.toSet());
  }

  @Override
  public String toString() {
    return String.format(
        "%d nodes, %d children, %d counters %s, seeds %d to %d, %d faults each of %s, lease %d ms, partition %s, results in %s",
        cluster.nodes(),
        cluster.children(),
        cluster.counters().count(),
        cluster.counters().durability(),
        firstSeed,
        lastSeed,
        faults,
        labels(kinds),
        cluster.ownership().lease().toMillis(),
        cluster.ownership().available() ? "available" : "safe",
        cluster.results().toAbsolutePath());
  }
}
