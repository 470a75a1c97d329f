package io.supervised.benchmarks.moves;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What 10,000 stateful children and their callers notice when a third and a fourth node join, and when all four restart in turn. Prints
 * for each step how long it took, how many children moved and how many had to, the longest silence of one, for how long threads could not
 * go on for reasons of the machine, and the longest call; fails if a call failed, or a child has lost or doubled an acknowledged one.
 *
 * <p>All nodes are in this JVM, or with {@code -Dprocesses=true} each in a process of its own. {@code -Dpause} is how many milliseconds
 * each of the four callers waits between two calls, {@code -Dconcurrent} how many segments move at a time.
 */
public final class MovesMeasurement {

  private static final int CHILDREN = Integer.getInteger("children", 10_000);

  private final Fleet fleet;

  private MovesMeasurement(Fleet fleet) {
    this.fleet = fleet;
  }

  private interface Step {
    /** Returns when the time to balance begins, by the monotonic clock. */
    long run() throws InterruptedException;
  }

  /** Measures, and prints what was measured. */
  public static void main(String[] args) throws InterruptedException, IOException {
    try (Fleet all = new Fleet(CHILDREN, Boolean.getBoolean("processes"))) {
      new MovesMeasurement(all).run(all);
    }
  }

  private void run(Fleet all) throws InterruptedException {
    all.join("a");
    all.join("b");
    all.awaitShare("a");
    all.awaitShare("b");
    all.startChildren();
    all.awaitBalance();
    Load load = new Load(all.caller, all.children);
    TimeUnit.SECONDS.sleep(5); // the JVM warms up
    join("c", load);
    join("d", load);
    for (String name : List.of("a", "b", "c", "d")) {
      leave(name, load);
      join(name, load);
    }
    load.end();
    long wrong = load.wrong();
    System.out.printf(
        "%d calls failed, %d children with another count than acknowledged calls%n",
        load.failed(), wrong);
    if (load.failed() + wrong > 0) {
      throw new IllegalStateException("calls were lost", load.failure());
    }
  }

  private void join(String name, Load load) throws InterruptedException {
    Step joins = () -> {
      fleet.join(name);
      long joined = System.nanoTime();
      fleet.awaitShare(name);
      return joined;
    };
    measure(name + " joins", load, joins, () -> fleet.on(name));
  }

  private void leave(String name, Load load) throws InterruptedException {
    long there = fleet.on(name);
    Step leaves = () -> {
      long asked = System.nanoTime();
      fleet.leave(name);
      return asked;
    };
    measure(name + " leaves", load, leaves, () -> there);
  }

  private interface Count {
    long get();
  }

  private void measure(String what, Load load, Step step, Count least) throws InterruptedException {
    fleet.begin();
    load.begin();
    long begin = System.nanoTime();
    long since = step.run();
    fleet.awaitBalance();
    Seen seen = fleet.seen();
    System.out.printf(
        "%s, %.0f ms: balanced after %.0f ms more, moved %d of at least %d, longest silence %.0f ms, longest stall of a thread %.0f ms, longest call %.0f ms, %d calls%n",
        what,
        (since - begin) / 1e6,
        (seen.last() - since) / 1e6,
        seen.moved(),
        least.get(),
        seen.silent() / 1e6,
        seen.stalled() / 1e6,
        load.longestMillis(),
        load.calls());
  }
}
