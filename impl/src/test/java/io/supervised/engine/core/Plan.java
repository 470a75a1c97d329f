package io.supervised.engine.core;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a seed makes of a schedule: the cluster, the weather of the network, and the faults with their times. Each seed
 * switches on some kinds of faults and leaves out the others.
 */
record Plan(
    long seed,
    Family family,
    int hosts,
    int quorum,
    boolean tieBreaker,
    boolean strict,
    Weather weather,
    Adversary adversary,
    List<Fault> faults) {

  /** Whether each segment has two children, which never stop at the same moment. */
  boolean hasTwins() {
    return family == Family.MOVES || (family == Family.ANY && seed % 4 == 1);
  }

  /** Whether the host is to hold nothing when everything has settled, if that can be. */
  boolean isDrainedInTheEnd(int host) {
    return family == Family.DRAINS && ((seed >> host) & 1) == 1;
  }

  /** When the faults end, in milliseconds of the schedule. */
  static final int HEAL = 2_500;

  /** Percentages of messages; of one kind, more get lost. */
  record Weather(int lost, int doubled, int slow, String starved, int starvedLost) {
    static final Weather FAIR = new Weather(0, 0, 0, "", 0);
  }

  /**
   * Strikes at a node in the middle of what it does: when it sends a message of some kind.
   *
   * @param bits of every strike, or 0 for random ones
   */
  record Adversary(Set<Kind> strikes, String onMessage, int percent, int most, long bits) {
    static final Adversary NONE = new Adversary(Set.of(), "", 0, 0, 0);
  }

  /** What can go wrong. */
  enum Kind {
    KILL,
    KILL_TWO,
    PAUSE,
    SUSPEND,
    SPLIT,
    MUTE,
    DEAF,
    ISOLATE,
    TANGLE,
    JOIN_UP,
    STOP,
    REHASH,
    CRASH_IN_STEP,
    LOSE_TIE_BREAKER,
    BOOT,
    DRAIN,
    RESUME,
    REBALANCE
  }

  /** What random schedules seldom come to: patterns of faults, with times and places by chance. */
  enum Family {
    ANY,
    /** Several nodes join at once while the old ones go, and messages stop between two rounds. */
    JOINERS,
    /** Clusters die out and begin anew, while hosts stand still and links fail. */
    FOUNDING,
    /** Halves of a cluster that have a tie-breaker. */
    TIES,
    /** Segments are always on the move, and what is said about them gets lost. */
    MOVES,
    /** Nodes are drained, some for good, and what is said about it gets lost. */
    DRAINS,
    /** Users start and stop names while everything else goes wrong. */
    REGISTRY,
    /** Every part of a divided cluster goes on, and all must become one again. */
    AVAILABLE,
    SWAYED_SURVIVOR,
    STRAGGLERS;

    Script script() {
      return switch (this) {
        case SWAYED_SURVIVOR -> new Script.SwayedSurvivor();
        case STRAGGLERS -> new Script.Stragglers();
        default -> Script.NONE;
      };
    }
  }

  /**
   * One fault.
   *
   * @param bits a random number, for whatever the kind needs
   */
  record Fault(int at, Kind kind, int host, int other, int duration, long bits) {}

  static Plan of(long seed) {
    return PlanGenerator.plan(seed);
  }

  static Plan of(long seed, Family family) {
    return PlanGenerator.plan(seed, family);
  }

  /** Whether the host is to start with the others, or later by a fault of its own. */
  boolean startsWithOthers(int host) {
    return faults.stream().noneMatch(fault -> fault.kind() == Kind.BOOT && fault.host() == host);
  }

  /** The same, with only these faults: what is left after shrinking. */
  Plan keeping(int... indexes) {
    return with(IntStream.of(indexes).mapToObj(faults::get).toList());
  }

  Plan with(List<Fault> fewer) {
    return new Plan(seed, family, hosts, quorum, tieBreaker, strict, weather, adversary, fewer);
  }

  Plan with(Weather other) {
    return new Plan(seed, family, hosts, quorum, tieBreaker, strict, other, adversary, faults);
  }

  Plan with(Adversary other) {
    return new Plan(seed, family, hosts, quorum, tieBreaker, strict, weather, other, faults);
  }

  /** This plan as the code that makes it again. */
  String asCode() {
    Plan original = of(seed, family);
    String kept = faults.stream()
        .map(fault -> Integer.toString(original.faults.indexOf(fault)))
        .collect(Collectors.joining(", "));
    return "Plan.of(" + seed + "L, Family." + family + ").keeping(" + kept + ")"
        + (weather.equals(original.weather) ? "" : ".with(Weather.FAIR)")
        + (adversary.equals(original.adversary) ? "" : ".with(Adversary.NONE)");
  }
}
