package io.supervised.engine.core;

import io.supervised.engine.core.Plan.Family;
import io.supervised.engine.core.Schedule.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/** Many schedules, on several threads. */
final class Campaign {

  private static final int ENOUGH_FAILURES = 20;
  private static final long PROGRESS_EVERY = 100_000;

  private final LongFunction<Plan> plans;
  private final long first;
  private final long end;
  private final long begun = System.nanoTime();
  private final int mostFailures;
  private final AtomicLong next;
  private final AtomicLong schedules = new AtomicLong();
  private final AtomicLong events = new AtomicLong();
  private final AtomicLong slowest = new AtomicLong();
  private final List<Failure> failures = Collections.synchronizedList(new ArrayList<>());

  private Campaign(LongFunction<Plan> plans, long first, long count, int mostFailures) {
    this.plans = plans;
    this.first = first;
    this.next = new AtomicLong(first);
    this.end = first + count;
    this.mostFailures = mostFailures;
  }

  /** A schedule that went wrong. */
  record Failure(Plan plan, String violation) {
    @Override
    public String toString() {
      return "seed " + plan.seed() + " " + violation;
    }
  }

  /** What a campaign found. */
  record Result(
      long first,
      long schedules,
      long events,
      List<Failure> failures,
      long slowest,
      double seconds) {

    List<String> violations() {
      return failures.stream().map(Failure::toString).sorted().toList();
    }

    /** The smallest part of the first failing schedule that still fails. */
    String firstFailure() {
      if (failures.isEmpty()) {
        return "no failure";
      }
      Plan small = Schedule.shrink(failures.get(0).plan());
      return "shrunk: " + small.asCode() + " " + Schedule.run(small).violation();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d schedules, seeds %d to %d, %d events, %d failing, slowest to settle %d ms, %.0f s, %.0f schedules/s",
          schedules,
          first,
          first + schedules - 1,
          events,
          failures.size(),
          slowest,
          seconds,
          schedules / seconds);
    }
  }

  static Result run(LongFunction<Plan> plans, long first, long count, int threads) {
    return new Campaign(plans, first, count, ENOUGH_FAILURES).run(threads);
  }

  /** The first violation in schedules of a family, or the empty string. For use across class loaders. */
  static String firstViolation(String family, long first, long count) {
    Family of = Family.valueOf(family);
    Result result = new Campaign(seed -> Plan.of(seed, of), first, count, 1).run(2);
    return result.violations().isEmpty() ? "" : result.violations().get(0);
  }

  private Result run(int threads) {
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      Thread worker = new Thread(this::work, "campaign-" + i);
      worker.start();
      workers.add(worker);
    }
    for (Thread worker : workers) {
      try {
        worker.join();
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
      }
    }
    return result();
  }

  /** What was found up to now. */
  private Result result() {
    double seconds = (System.nanoTime() - begun) / 1e9;
    return new Result(
        first, schedules.get(), events.get(), List.copyOf(failures), slowest.get(), seconds);
  }

  private void work() {
    for (long seed = next.getAndIncrement();
        seed < end && failures.size() < mostFailures;
        seed = next.getAndIncrement()) {
      Plan plan = plans.apply(seed);
      Outcome outcome = Schedule.run(plan);
      events.addAndGet(outcome.events());
      String violation = outcome.violation();
      if (violation == null) {
        slowest.accumulateAndGet(outcome.settledAfter(), Math::max);
      } else {
        failures.add(new Failure(plan, violation));
      }
      long done = schedules.incrementAndGet();
      if (done % PROGRESS_EVERY == 0 && done < end - first) {
        System.out.println(result());
      }
    }
  }

  /**
   * From the command line: {@code first-seed count} runs a campaign and prints what it found; {@code seed} alone shrinks that
   * schedule if it fails, and prints every event of it.
   */
  public static void main(String[] arguments) {
    String family = System.getProperty("family", "");
    LongFunction<Plan> plans =
        seed -> family.isEmpty() ? Plan.of(seed) : Plan.of(seed, Family.valueOf(family));
    long first = Long.parseLong(arguments[0]);
    if (arguments.length == 1) {
      Plan plan = plans.apply(first);
      Plan shown = Schedule.run(plan).isGood() ? plan : Schedule.shrink(plan);
      System.out.println(shown.asCode());
      System.out.println(Schedule.run(shown, System.out::println));
      return;
    }
    Result result =
        run(plans, first, Long.parseLong(arguments[1]), Integer.getInteger("threads", 2));
    result.violations().forEach(System.out::println);
    System.out.println(result);
  }
}
