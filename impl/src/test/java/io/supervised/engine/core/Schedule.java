package io.supervised.engine.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a plan: faults for a while, then none, until everything has settled. */
final class Schedule {

  private static final int PATIENCE = 8_000;
  private static final int SETTLED_FOR = 150;

  private Schedule() {}

  /** How a schedule went. */
  record Outcome(@Nullable String violation, int events, long settledAfter) {
    boolean isGood() {
      return violation == null;
    }

    /** The invariant that is broken. */
    String invariant() {
      return violation == null ? "" : violation.substring(0, violation.indexOf(':'));
    }
  }

  static Outcome run(Plan plan) {
    return run(plan, null);
  }

  static Outcome run(Plan plan, @Nullable Consumer<String> trace) {
    World world = new World(plan, trace);
    try {
      long settledAfter = settle(world, plan);
      return new Outcome(null, world.events(), settledAfter);
    } catch (Violation violation) {
      String what = violation.getMessage() + " @" + world.now();
      return new Outcome(what, world.events(), Long.MAX_VALUE);
    } catch (RuntimeException error) {
      String what = "error: " + error + " " + error.getStackTrace()[0] + " @" + world.now();
      return new Outcome(what, world.events(), Long.MAX_VALUE);
    }
  }

  private static long settle(World world, Plan plan) {
    for (int host = 0; host < plan.hosts(); host++) {
      int booting = host;
      if (plan.startsWithOthers(host)) {
        world.after(world.random.nextInt(60), () -> world.boot(booting));
      }
    }
    plan.faults().forEach(world.strikes::schedule);
    world.run(Plan.HEAL);
    world.heal();
    long since = -1;
    for (long at = Plan.HEAL; at < Plan.HEAL + PATIENCE; at += 25) {
      world.run(at);
      if (!world.invariants.settled()) {
        since = -1;
      } else if (since < 0) {
        since = at;
      } else if (at - since >= SETTLED_FOR) {
        world.checkData();
        return since - Plan.HEAL;
      }
    }
    throw new Violation("L1", "not settled: " + world.invariants.whatIsMissing());
  }

  /** The smallest part of the plan that still breaks the same invariant, found by leaving out one thing after the other. */
  static Plan shrink(Plan failing) {
    String invariant = run(failing).invariant();
    Plan smallest = failing;
    for (Plan calmer :
        List.of(smallest.with(Plan.Weather.FAIR), smallest.with(Plan.Adversary.NONE))) {
      smallest = run(calmer).invariant().equals(invariant) ? calmer : smallest;
    }
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (int i = smallest.faults().size() - 1; i >= 0; i--) {
        List<Plan.Fault> fewer = new ArrayList<>(smallest.faults());
        fewer.remove(i);
        if (run(smallest.with(fewer)).invariant().equals(invariant)) {
          smallest = smallest.with(fewer);
          smaller = true;
        }
      }
    }
    return smallest;
  }
}
