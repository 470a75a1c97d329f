package io.supervised.benchmarks.moves;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What 10,000 stateful children and their callers notice when a third and a fourth node join, and when all four restart in turn. Prints
 * for each step how long it took, how many children moved and how many had to, the longest silence of one, and the longest call; fails if
 * a call failed, or a child has lost or doubled an acknowledged one.
 */
public final class MovesMeasurement {

  private static final int CHILDREN = Integer.getInteger("children", 10_000);

  private final Fleet fleet = new Fleet(CHILDREN);

  private MovesMeasurement() {}

  private interface Step {
    void run() throws InterruptedException;
  }

  /** Measures, and prints what was measured. */
  public static void main(String[] args) throws InterruptedException {
    MovesMeasurement measurement = new MovesMeasurement();
    try (Fleet all = measurement.fleet) {
      measurement.run(all);
    }
  }

  private void run(Fleet all) throws InterruptedException {
    all.join("a");
    all.join("b");
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
    measure(name + " joins", load, () -> fleet.join(name), () -> fleet.on(name));
  }

  private void leave(String name, Load load) throws InterruptedException {
    long there = fleet.on(name);
    measure(name + " leaves", load, () -> fleet.leave(name), () -> there);
  }

  private interface Count {
    long get();
  }

  private void measure(String what, Load load, Step step, Count least) throws InterruptedException {
    fleet.movements.begin();
    load.begin();
    long begin = System.nanoTime();
    step.run();
    fleet.awaitBalance();
    System.out.printf(
        "%s: balanced after %.0f ms, moved %d of at least %d, longest silence %.0f ms, longest call %.0f ms, %d calls%n",
        what,
        (fleet.movements.last() - begin) / 1e6,
        fleet.movements.count(),
        least.get(),
        fleet.movements.longestMillis(),
        load.longestMillis(),
        load.calls());
  }
}
