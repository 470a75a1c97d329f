package io.supervised.tck.faults.schedule;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Draws the details of a fault. */
final class FaultMaker {

  private static final List<Duration> DOWNTIMES = List.of(
      Duration.ofMillis(50), Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(5));
  private static final int MOST_FLAPS = 6;
  private static final int MOST_LOSS = 60;

  private final ScheduleOptions options;
  private final SplittableRandom random;

  FaultMaker(ScheduleOptions options, SplittableRandom random) {
    this.options = options;
    this.random = random;
  }

  Fault make(FaultKind kind) {
    return switch (kind) {
      case KILL -> new ProcessFault.Kill(node(), downtime());
      case KILL_PAIR -> pair();
      case KILL_COORDINATOR -> new ProcessFault.KillCoordinator(downtime());
      case KILL_ALL -> new ProcessFault.KillAll(downtime());
      case PAUSE -> new ProcessFault.Pause(node(), length());
      case RESTART -> new ProcessFault.Restart(node(), downtime());
      case SPLIT -> new NetworkFault.Partition(kind, nodes(minority()), length());
      case EVEN_SPLIT -> new NetworkFault.Partition(kind, nodes(options.nodes() / 2), length());
      case MUTE -> new NetworkFault.Mute(node(), length());
      case DEAF -> new NetworkFault.Deaf(node(), length());
      case BRIDGE -> bridge();
      case FLAP ->
        new NetworkFault.Flap(node(), millis(100, 2000), millis(100, 2000), times(MOST_FLAPS));
      case LOSS -> new NetworkFault.Loss(node(), times(MOST_LOSS), length());
      case UNPLUG -> new NetworkFault.Unplug(node(), length());
    };
  }

  private Fault pair() {
    List<Integer> pair = List.copyOf(nodes(2));
    return new ProcessFault.KillPair(pair.get(0), pair.get(1), downtime());
  }

  private Fault bridge() {
    int middle = node();
    Set<Integer> side = new TreeSet<>();
    while (side.isEmpty()) {
      side = nodes((options.nodes() - 1) / 2);
      side.remove(middle);
    }
    return new NetworkFault.Bridge(middle, side, length());
  }

  /** Less than half of the nodes. */
  private int minority() {
    return times((options.nodes() - 1) / 2);
  }

  private Set<Integer> nodes(int count) {
    Set<Integer> nodes = new TreeSet<>();
    while (nodes.size() < count) {
      nodes.add(node());
    }
    return nodes;
  }

  private int node() {
    return 1 + random.nextInt(options.nodes());
  }

  private int times(int most) {
    return 1 + random.nextInt(most);
  }

  private Duration downtime() {
    return DOWNTIMES.get(random.nextInt(DOWNTIMES.size()));
  }

  private Duration length() {
    List<Duration> lengths = options.lengths();
    return lengths.get(random.nextInt(lengths.size()));
  }

  private Duration millis(int least, int most) {
    return Duration.ofMillis(random.nextInt(least, most + 1));
  }
}
