package io.supervised.tck.faults.schedule;

import io.supervised.tck.faults.network.Link;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A fault of the network. */
sealed interface NetworkFault extends Fault {

  /** One side and the rest do not hear each other: a minority, or half of the nodes. */
  record Partition(FaultKind kind, Set<Integer> side, Duration length) implements NetworkFault {

    @Override
    public List<Step> steps(int nodes) {
      return cut(kind, Links.between(side, Links.others(nodes, side)), length);
    }
  }

  /** Nobody hears a node. */
  record Mute(int node, Duration length) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.MUTE;
    }

    @Override
    public List<Step> steps(int nodes) {
      return cut(kind(), Links.from(node, nodes), length);
    }
  }

  /** A node hears nobody. */
  record Deaf(int node, Duration length) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.DEAF;
    }

    @Override
    public List<Step> steps(int nodes) {
      return cut(kind(), Links.to(node, nodes), length);
    }
  }

  /** One side and the rest do not hear each other, except for one node that hears all. */
  record Bridge(int middle, Set<Integer> side, Duration length) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.BRIDGE;
    }

    @Override
    public List<Step> steps(int nodes) {
      Set<Integer> rest = Links.others(nodes, side);
      rest.remove(middle);
      return cut(kind(), Links.between(side, rest), length);
    }
  }

  /** A node is cut off, back, and so on. */
  record Flap(int node, Duration off, Duration on, int times) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.FLAP;
    }

    @Override
    public List<Step> steps(int nodes) {
      Set<Link> links = Links.between(Set.of(node), Links.others(nodes, Set.of(node)));
      List<Step> steps = new ArrayList<>();
      for (int time = 0; time < times; time++) {
        Duration begin = off.plus(on).multipliedBy(time);
        cut(kind(), links, off).forEach(step -> steps.add(step.later(begin)));
      }
      return steps;
    }
  }

  /** A share of all packets to a node is lost. */
  record Loss(int node, int percent, Duration length) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.LOSS;
    }

    @Override
    public List<Step> steps(int nodes) {
      return List.of(
          Step.now(injector -> injector.lose(kind(), node, percent)),
          Step.after(length, injector -> injector.stopLosing(kind(), node, percent)));
    }
  }

  /** The cable of a node is pulled. */
  record Unplug(int node, Duration length) implements NetworkFault {

    @Override
    public FaultKind kind() {
      return FaultKind.UNPLUG;
    }

    @Override
    public List<Step> steps(int nodes) {
      return List.of(
          Step.now(injector -> injector.unplug(kind(), node)),
          Step.after(length, injector -> injector.plug(kind(), node)));
    }
  }

  private static List<Step> cut(FaultKind kind, Set<Link> links, Duration length) {
    return List.of(
        Step.now(injector -> injector.cut(kind, links)),
        Step.after(length, injector -> injector.mend(kind, links)));
  }
}
