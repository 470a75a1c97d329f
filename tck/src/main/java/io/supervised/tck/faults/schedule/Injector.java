package io.supervised.tck.faults.schedule;

import io.supervised.tck.faults.network.Link;
import java.util.Set;

/** Does to a cluster what a fault consists of. What makes no sense at the moment, as to kill a dead node, is left out. */
public interface Injector {

  void kill(FaultKind why, Set<Integer> nodes);

  void killCoordinator(FaultKind why);

  void pause(FaultKind why, int node);

  void resume(FaultKind why, int node);

  /** Asks a node to leave; it does so in its own time. */
  void stop(FaultKind why, int node);

  /** Starts nodes; one that was asked to leave is waited for first. */
  void launch(FaultKind why, Set<Integer> nodes);

  /** Starts every node that does not run. */
  void launchMissing(FaultKind why);

  void cut(FaultKind why, Set<Link> links);

  void mend(FaultKind why, Set<Link> links);

  void lose(FaultKind why, int node, int percent);

  void stopLosing(FaultKind why, int node, int percent);

  void unplug(FaultKind why, int node);

  void plug(FaultKind why, int node);
}
