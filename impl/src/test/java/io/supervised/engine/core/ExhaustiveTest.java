package io.supervised.engine.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every order of messages, deaths, cuts and the passing of time, from a cluster that has settled: breadth first, up to a number
 * of steps, each situation once.
 */
@Isolated("it keeps all cores busy")
class ExhaustiveTest {

  private static final int MOST_SITUATIONS = Integer.getInteger("situations", 60_000);

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 2", "3, 1", "3, 2"})
  void no_order_of_events_makes_two_of_a_child(int nodes, int faults) {
    Situation start = settled(nodes, nodes);
    Search search = new Search(start, faults);
    search.run();
    System.out.println(nodes + " nodes, " + faults + " faults: " + search);
    assertThat(search.depth).as("%s", search).isGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "3, 1", "3, 2"})
  void nor_does_one_in_which_somebody_joins(int nodes, int faults) {
    Situation start = settled(nodes, nodes - 1);
    Search search = new Search(meet(start, nodes), faults);
    search.run();
    System.out.println("join to " + nodes + " nodes, " + faults + " faults: " + search);
    assertThat(search.depth).as("%s", search).isGreaterThanOrEqualTo(6);
  }

  @Test
  void the_search_begins_from_a_cluster_that_runs() {
    assertThat(settled(3, 3).runsEverythingOnce()).isTrue();
    assertThat(settled(3, 3).state(1).members()).hasSize(3);
  }

  /** A cluster of the first nodes; the others are not there yet. */
  private static Situation settled(int nodes, int members) {
    Situation now = new Situation(nodes);
    for (int at = 0; at < members; at++) {
      for (int other = 0; other < nodes; other++) {
        now = meetOrMiss(now, at, other, other < members);
      }
    }
    now = now.placing(Set.copyOf(IntStream.range(0, nodes).boxed().toList()));
    for (int step = 0; step < 12; step++) {
      if (members < nodes) {
        now = stillVacant(now, nodes, members);
      }
      now = now.laterFor(members).quiet();
    }
    return now;
  }

  private static Situation stillVacant(Situation now, int nodes, int members) {
    Situation after = now;
    for (int at = 0; at < members; at++) {
      for (int other = members; other < nodes; other++) {
        after = meetOrMiss(after, at, other, false);
      }
    }
    return after;
  }

  private static Situation meet(Situation now, int nodes) {
    Situation after = now;
    for (int at = 0; at < nodes - 1; at++) {
      after = meetOrMiss(after, at, nodes - 1, true);
      after = meetOrMiss(after, nodes - 1, at, true);
    }
    return after;
  }

  private static Situation meetOrMiss(Situation now, int at, int other, boolean there) {
    if (at == other) {
      return now;
    }
    Address address = World.address(other);
    return now.with(
        at,
        there
            ? new Input.Met(address, now.state(other).id())
            : new Input.Refused(address, now.state(at).now()));
  }

  private static final class Search {

    private final int faults;
    private final Set<Long> seen = new HashSet<>();
    private Queue<Situation> level = new ArrayDeque<>();
    private int depth;
    private boolean complete;

    Search(Situation start, int faults) {
      this.faults = faults;
      level.add(start);
      seen.add(start.fingerprint());
    }

    void run() {
      while (seen.size() < MOST_SITUATIONS && !level.isEmpty()) {
        Queue<Situation> deeper = new ArrayDeque<>();
        for (Situation situation : level) {
          for (Situation next : situation.next(faults)) {
            if (seen.add(next.fingerprint())) {
              deeper.add(next);
            }
          }
        }
        level = deeper;
        depth++;
      }
      complete = level.isEmpty();
    }

    @Override
    public String toString() {
      return seen.size() + " situations, " + depth + " steps deep" + (complete ? ", all" : "");
    }
  }
}
