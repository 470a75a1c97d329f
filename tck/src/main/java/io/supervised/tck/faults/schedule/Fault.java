package io.supervised.tck.faults.schedule;

import java.util.List;

/** A fault as data: what it harms, and how it is mended. */
public sealed interface Fault permits ProcessFault, NetworkFault {

  FaultKind kind();

  /** What is done, in order, in a cluster of so many nodes. */
  List<Step> steps(int nodes);
}
