package io.supervised.tck.faults.schedule;

import java.util.Locale;

/** The kinds of faults, and what each needs. */
public enum FaultKind {
  /** A process is killed. */
  KILL(1, Needs.NOTHING),
  /** Two processes are killed at once. */
  KILL_PAIR(3, Needs.NOTHING),
  /** The process that leads the cluster is killed. */
  KILL_COORDINATOR(2, Needs.NOTHING),
  /** All processes are killed at once. */
  KILL_ALL(1, Needs.NOTHING),
  /** A process is stopped in its tracks for a while. */
  PAUSE(1, Needs.NOTHING),
  /** A node leaves in order and comes back. */
  RESTART(2, Needs.NOTHING),
  /** A minority is cut off. */
  SPLIT(3, Needs.CUTS),
  /** Two halves are cut off from each other; of an odd number, one has a node more. */
  EVEN_SPLIT(2, Needs.CUTS),
  /** Nobody hears a node, which hears all. */
  MUTE(2, Needs.CUTS),
  /** A node hears nobody, and is heard by all. */
  DEAF(2, Needs.CUTS),
  /** Two sides are cut off from each other, and one node sees both. */
  BRIDGE(3, Needs.CUTS),
  /** A node is cut off and back again and again. */
  FLAP(2, Needs.CUTS),
  /** A share of the packets to a node is lost. */
  LOSS(2, Needs.LOSS),
  /** A node's cable is pulled. */
  UNPLUG(2, Needs.CUTS);

  private enum Needs {
    NOTHING,
    CUTS,
    LOSS
  }

  private final int leastNodes;
  private final Needs needs;

  FaultKind(int leastNodes, Needs needs) {
    this.leastNodes = leastNodes;
    this.needs = needs;
  }

  /**
   * Whether a cluster can be harmed in this way.
   *
   * @param cuts whether links can be cut
   * @param loss whether packets can be lost at random
   */
  public boolean isPossible(int nodes, boolean cuts, boolean loss) {
    boolean allowed = switch (needs) {
      case NOTHING -> true;
      case CUTS -> cuts;
      case LOSS -> loss;
    };
    return nodes >= leastNodes && allowed;
  }

  /** As options and histories name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The kind of that label. */
  public static FaultKind of(String label) {
    return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
