package io.supervised.engine.core;

import io.supervised.engine.core.Plan.Adversary;
import io.supervised.engine.core.Plan.Family;
import io.supervised.engine.core.Plan.Fault;
import io.supervised.engine.core.Plan.Kind;
import io.supervised.engine.core.Plan.Weather;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Makes a plan of a seed: the same one each time. */
final class PlanGenerator {

  private static final String[] MESSAGES = {
    "Prepare",
    "Promise",
    "Accept",
    "Accepted",
    "Commit",
    "Grant",
    "Move",
    "Release",
    "Report",
    "Renewed",
    "Held",
    "Leaving"
  };

  private PlanGenerator() {}

  static Plan plan(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return switch (random.nextInt(16)) {
      case 0 -> plan(seed, Family.JOINERS);
      case 1 -> plan(seed, Family.FOUNDING);
      case 2 -> plan(seed, Family.MOVES);
      case 3 -> plan(seed, Family.TIES);
      case 5, 6 -> plan(seed, Family.REGISTRY);
      case 7 -> plan(seed, Family.AVAILABLE);
      case 8 -> plan(seed, Family.DRAINS);
      case 4 -> plan(seed, random.nextBoolean() ? Family.SWAYED_SURVIVOR : Family.STRAGGLERS);
      default -> plan(seed, Family.ANY);
    };
  }

  static Plan plan(long seed, Family family) {
    SplittableRandom random = new SplittableRandom(~seed);
    return switch (family) {
      case ANY, REGISTRY, AVAILABLE -> any(seed, family, random);
      case JOINERS -> joiners(seed, random);
      case FOUNDING -> founding(seed, random);
      case TIES -> ties(seed, random);
      case MOVES -> moves(seed, random);
      case DRAINS -> drains(seed, random);
      case SWAYED_SURVIVOR, STRAGGLERS -> changingOfTheGuard(seed, family, random);
    };
  }

  private static Plan joiners(long seed, SplittableRandom random) {
    int hosts = 5 + random.nextInt(2);
    int old = 2 + random.nextInt(2);
    int joining = 400 + random.nextInt(200);
    int apart = 1 + random.nextInt(60);
    List<Fault> faults = new ArrayList<>();
    for (int host = old; host < hosts; host++) {
      faults.add(new Fault(joining + random.nextInt(apart), Kind.BOOT, host, 0, 0, 0));
    }
    Kind[] ends = {Kind.STOP, Kind.KILL, Kind.KILL, Kind.PAUSE};
    for (int end = 1 + random.nextInt(3); end > 0; end--) {
      int length = 400 + random.nextInt(800);
      Kind kind = ends[random.nextInt(ends.length)];
      int at = joining + random.nextInt(kind == Kind.STOP ? 80 : 250);
      faults.add(new Fault(at, kind, random.nextInt(old), 0, length, 0));
    }
    long oldOnes = (1L << old) - 1;
    long allButOne = oldOnes & ~(1L << random.nextInt(old));
    long mask = random.nextBoolean() ? oldOnes : allButOne;
    if (random.nextBoolean()) {
      faults.add(new Fault(joining + 60 + random.nextInt(200), Kind.SPLIT, 0, 0, 0, mask));
    }
    faults.add(new Fault(joining + 700 + random.nextInt(900), Kind.JOIN_UP, 0, 0, 0, 0));
    faults.sort(Comparator.comparingInt(Fault::at));
    Kind[] cuts = {Kind.DEAF, Kind.ISOLATE, Kind.SPLIT, Kind.MUTE, Kind.PAUSE};
    String[] rounds = {"Prepare", "Promise", "Accept", "Accepted", "Commit"};
    Adversary adversary = new Adversary(
        EnumSet.of(cuts[random.nextInt(cuts.length)]),
        rounds[random.nextInt(rounds.length)],
        20 + random.nextInt(80),
        1 + random.nextInt(3),
        mask);
    return new Plan(
        seed,
        Family.JOINERS,
        hosts,
        random.nextInt(4) == 0 ? hosts / 2 + 1 : hosts,
        false,
        false,
        Weather.FAIR,
        adversary,
        faults);
  }

  /** One of three nodes leaves while others join. */
  private static Plan changingOfTheGuard(long seed, Family family, SplittableRandom random) {
    List<Fault> faults = new ArrayList<>();
    int joining = 400 + random.nextInt(50);
    for (int host = 3; host < 6; host++) {
      faults.add(new Fault(joining, Kind.BOOT, host, 0, 0, 0));
    }
    faults.add(new Fault(joining + random.nextInt(80), Kind.STOP, random.nextInt(3), 0, 5_000, 0));
    faults.sort(Comparator.comparingInt(Fault::at));
    return new Plan(seed, family, 6, 6, false, false, Weather.FAIR, Adversary.NONE, faults);
  }

  /** Faults from {@code first} on, each at least {@code gap} after the one before and up to {@code spread} later still. */
  private static List<Fault> draw(
      SplittableRandom random,
      int hosts,
      Kind[] kinds,
      int first,
      int gap,
      int spread,
      int longest) {
    List<Fault> faults = new ArrayList<>();
    for (int at = first; at < Plan.HEAL; at += gap + random.nextInt(spread)) {
      faults.add(draw(random, hosts, kinds[random.nextInt(kinds.length)], at, longest));
    }
    return faults;
  }

  private static Fault draw(SplittableRandom random, int hosts, Kind kind, int at, int longest) {
    return new Fault(
        at,
        kind,
        random.nextInt(hosts),
        random.nextInt(hosts),
        random.nextInt(longest),
        random.nextLong());
  }

  private static Plan ties(long seed, SplittableRandom random) {
    int hosts = 2 + 2 * random.nextInt(2);
    Kind[] kinds = {
      Kind.SPLIT,
      Kind.SPLIT,
      Kind.ISOLATE,
      Kind.KILL,
      Kind.KILL_TWO,
      Kind.PAUSE,
      Kind.JOIN_UP,
      Kind.LOSE_TIE_BREAKER,
      Kind.MUTE
    };
    List<Fault> faults = draw(random, hosts, kinds, 300, 20, 400, 900);
    return new Plan(
        seed, Family.TIES, hosts, hosts, true, false, Weather.FAIR, adversary(random), faults);
  }

  private static Plan founding(long seed, SplittableRandom random) {
    int hosts = 2 + random.nextInt(3);
    Kind[] kinds = {
      Kind.KILL,
      Kind.KILL,
      Kind.KILL_TWO,
      Kind.SUSPEND,
      Kind.PAUSE,
      Kind.SPLIT,
      Kind.MUTE,
      Kind.DEAF,
      Kind.ISOLATE,
      Kind.JOIN_UP,
      Kind.JOIN_UP
    };
    List<Fault> faults = draw(random, hosts, kinds, 40, 10, 150, 700);
    return new Plan(
        seed,
        Family.FOUNDING,
        hosts,
        random.nextBoolean() ? hosts : hosts / 2 + 1,
        false,
        false,
        new Weather(random.nextInt(5), 0, random.nextInt(30), "", 0),
        Adversary.NONE,
        faults);
  }

  private static Plan moves(long seed, SplittableRandom random) {
    int hosts = 2 + random.nextInt(3);
    Kind[] kinds = {Kind.REHASH, Kind.REHASH, Kind.REHASH, Kind.KILL, Kind.STOP, Kind.PAUSE};
    List<Fault> faults = draw(random, hosts, kinds, 300, 10, 120, 300);
    String[] said = {"Release", "Grant", "Move", "Held", "Report"};
    return new Plan(
        seed,
        Family.MOVES,
        hosts,
        hosts,
        false,
        false,
        new Weather(
            0, 20, random.nextInt(20), said[random.nextInt(said.length)], 20 + random.nextInt(60)),
        Adversary.NONE,
        faults);
  }

  private static Plan drains(long seed, SplittableRandom random) {
    int hosts = 2 + random.nextInt(3);
    Kind[] kinds = {
      Kind.DRAIN,
      Kind.DRAIN,
      Kind.DRAIN,
      Kind.RESUME,
      Kind.REBALANCE,
      Kind.REHASH,
      Kind.KILL,
      Kind.STOP,
      Kind.PAUSE,
      Kind.SPLIT,
      Kind.JOIN_UP
    };
    List<Fault> faults = draw(random, hosts, kinds, 300, 10, 150, 500);
    String[] said = {"Drain", "Drain", "Release", "Grant", "Move", "Held", "Report"};
    return new Plan(
        seed,
        Family.DRAINS,
        hosts,
        hosts,
        false,
        false,
        new Weather(
            0, 20, random.nextInt(20), said[random.nextInt(said.length)], 20 + random.nextInt(60)),
        Adversary.NONE,
        faults);
  }

  private static Plan any(long seed, Family family, SplittableRandom random) {
    int hosts = 2 + random.nextInt(4);
    int quorum = random.nextBoolean() ? hosts : hosts / 2 + 1;
    boolean tieBreaker = hosts % 2 == 0 && random.nextInt(4) == 0;
    boolean strict = random.nextInt(16) == 0;
    Weather weather = new Weather(
        random.nextBoolean() ? random.nextInt(12) : 0,
        random.nextBoolean() ? 20 : 0,
        random.nextBoolean() ? random.nextInt(10) : 0,
        MESSAGES[random.nextInt(MESSAGES.length)],
        random.nextInt(4) == 0 ? 30 + random.nextInt(70) : 0);
    Set<Kind> kinds = EnumSet.noneOf(Kind.class);
    for (Kind kind : EnumSet.range(Kind.KILL, Kind.LOSE_TIE_BREAKER)) {
      if (random.nextInt(3) == 0) {
        kinds.add(kind);
      }
    }
    if (kinds.isEmpty()) {
      kinds.add(Kind.KILL);
    }
    return new Plan(
        seed,
        family,
        hosts,
        quorum,
        tieBreaker,
        strict,
        weather,
        adversary(random),
        faults(random, hosts, List.copyOf(kinds)));
  }

  private static Adversary adversary(SplittableRandom random) {
    if (random.nextInt(3) > 0) {
      return Adversary.NONE;
    }
    Kind[] strikes = {Kind.KILL, Kind.PAUSE, Kind.MUTE, Kind.SPLIT, Kind.ISOLATE, Kind.STOP};
    Set<Kind> chosen = EnumSet.of(
        strikes[random.nextInt(strikes.length)], strikes[random.nextInt(strikes.length)]);
    return new Adversary(
        chosen,
        MESSAGES[random.nextInt(MESSAGES.length)],
        3 + random.nextInt(60),
        1 + random.nextInt(8),
        0);
  }

  private static List<Fault> faults(SplittableRandom random, int hosts, List<Kind> kinds) {
    List<Fault> faults = new ArrayList<>();
    int pace = 40 + random.nextInt(300);
    for (int at = 300 + random.nextInt(300); at < Plan.HEAL; at += 10 + random.nextInt(pace)) {
      faults.add(draw(random, hosts, kinds.get(random.nextInt(kinds.size())), at, 900));
      if (random.nextInt(4) == 0) {
        faults.add(new Fault(at + random.nextInt(400), Kind.JOIN_UP, 0, 0, 0, 0));
      }
    }
    faults.sort(Comparator.comparingInt(Fault::at));
    return faults;
  }
}
