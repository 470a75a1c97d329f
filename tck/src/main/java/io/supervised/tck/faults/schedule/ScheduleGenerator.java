package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Draws schedules. The same seed and options give the same schedule.
 *
 * <p>Each schedule draws from a random half of the kinds alone: where all kinds mix, some of them hide what others would
 * show.
 */
public final class ScheduleGenerator {

  private static final Duration LEAST_GAP = Duration.ofMillis(500);

  private final ScheduleOptions options;

  public ScheduleGenerator(ScheduleOptions options) {
    this.options = options;
  }

  public Schedule schedule(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<FaultKind> enabled = some(random);
    FaultMaker maker = new FaultMaker(options, random);
    List<Schedule.Planned> faults = new ArrayList<>();
    Duration at = LEAST_GAP;
    for (int fault = 0; fault < options.faults(); fault++) {
      faults.add(new Schedule.Planned(at, maker.make(pick(List.copyOf(enabled), random))));
      at = at.plus(LEAST_GAP).plusMillis(random.nextLong(options.gap().toMillis() + 1));
    }
    return new Schedule(seed, enabled, List.copyOf(faults));
  }

  private Set<FaultKind> some(SplittableRandom random) {
    Set<FaultKind> some = new TreeSet<>();
    for (FaultKind kind : options.kinds()) {
      if (random.nextBoolean()) {
        some.add(kind);
      }
    }
    if (some.isEmpty()) {
      some.add(pick(List.copyOf(options.kinds()), random));
    }
    return some;
  }

  private static FaultKind pick(List<FaultKind> kinds, SplittableRandom random) {
    return kinds.get(random.nextInt(kinds.size()));
  }
}
