package io.supervised.tck.faults;

import io.supervised.tck.faults.check.Checker;
import io.supervised.tck.faults.check.Distribution;
import io.supervised.tck.faults.check.Expectation;
import io.supervised.tck.faults.check.Report;
import io.supervised.tck.faults.check.Takeovers;
import io.supervised.tck.faults.history.History;
import io.supervised.tck.faults.network.Loopback;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Measures how long the children of a killed node are active nowhere: kills a follower and the leader in turn with kill -9, and takes
 * for each of its children the time from the signal until the child is ready elsewhere. The histories are judged as those of
 * a campaign are.
 *
 * <p>Arguments: {@code --sizes=2,3,5 --rounds=5 --children=1000} and those of {@link ClusterOptions}. Exit code as {@link
 * Campaign}.
 */
public final class TakeoverMeasurement {

  private static final int BROKEN = 1;
  private static final int UNUSABLE = 2;

  private final ClusterOptions options;
  private final int rounds;
  private final Path folder;
  private final PrintStream out;

  private TakeoverMeasurement(ClusterOptions options, int rounds, PrintStream out) {
    this.options = options;
    this.rounds = rounds;
    this.folder = options.results().resolve("takeover-" + options.nodes());
    this.out = out;
  }

  /**
   * Measures.
   *
   * @param arguments see above
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    try {
      System.exit(measure(System.out, arguments) ? 0 : BROKEN);
    } catch (IllegalArgumentException unusable) {
      System.err.println(unusable.getMessage());
      System.exit(UNUSABLE);
    }
  }

  /** Whether all children were taken over each time, and no promise was broken. */
  static boolean measure(PrintStream out, String... arguments)
      throws IOException, InterruptedException {
    Set<String> known = new TreeSet<>(ClusterOptions.NAMES);
    known.addAll(Set.of("sizes", "rounds"));
    CommandLine line = new CommandLine(arguments, known);
    out.printf("%-30s %s%n", "taken over from a killed", Distribution.header());
    boolean green = true;
    for (int size : sizes(line.text("sizes", "2,3,5"))) {
      ClusterOptions options = ClusterOptions.of(line, size, 1000, 0, 0);
      green &= new TakeoverMeasurement(options, line.number("rounds", 5, 1), out).run();
    }
    return green;
  }

  private static int[] sizes(String text) {
    return Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private boolean run() throws IOException, InterruptedException {
    Folders.clear(folder);
    Expectation expectation;
    List<String> unrest;
    try (Cluster cluster = Cluster.start(options, new Loopback(), folder)) {
      expectation = Expectation.of(cluster.children(), options.calm());
      unrest = cluster.awaitRest(true);
      for (int round = 0; round < rounds && unrest.isEmpty(); round++) {
        unrest = kill(round % 2 == 0 ? "follower" : "leader", cluster);
      }
      cluster.declareClosed();
    }
    History history = History.read(folder);
    return tell(Takeovers.in(history), new Checker(expectation).check(history), unrest);
  }

  /** Kills a node, and starts it again when the others are at rest; returns what is missing if they did not come to it. */
  private List<String> kill(String who, Cluster cluster) throws InterruptedException {
    int leader = cluster.coordinator().orElseThrow();
    int victim = who.equals("leader") ? leader : 1 + leader % options.nodes();
    cluster.nodes().kill(List.of(victim), who);
    List<String> unrest = cluster.awaitRest(false);
    return unrest.isEmpty() ? cluster.awaitRest(true) : unrest;
  }

  private boolean tell(Takeovers takeovers, Report report, List<String> unrest) {
    takeovers
        .distributions()
        .forEach((who, times) ->
            out.printf("%-30s %s%n", who + " of " + options.nodes() + " nodes", times));
    boolean green = report.isGreen() && unrest.isEmpty() && takeovers.missing().isEmpty();
    if (!green) {
      out.println("RED: not at rest " + unrest + ", not taken over " + takeovers.missing());
      out.println(report);
    }
    return green;
  }
}
