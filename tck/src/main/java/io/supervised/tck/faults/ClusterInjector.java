package io.supervised.tck.faults;

import io.supervised.tck.faults.history.EventKind;
import io.supervised.tck.faults.history.EventLog;
import io.supervised.tck.faults.network.Link;
import io.supervised.tck.faults.network.Network;
import io.supervised.tck.faults.schedule.FaultKind;
import io.supervised.tck.faults.schedule.Injector;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Harms the processes and the network of one cluster. */
final class ClusterInjector implements Injector {

  /** The reason for all that is done to mend the cluster at the end. */
  private static final String HEAL = "heal";

  private final Nodes nodes;
  private final int size;
  private final Network network;
  private final EventLog log;
  private final Supplier<Optional<Integer>> coordinator;

  /**
   * Makes an injector.
   *
   * @param coordinator tells which node leads at the moment
   */
  ClusterInjector(
      Nodes nodes,
      int size,
      Network network,
      EventLog log,
      Supplier<Optional<Integer>> coordinator) {
    this.nodes = nodes;
    this.size = size;
    this.network = network;
    this.log = log;
    this.coordinator = coordinator;
  }

  @Override
  public void kill(FaultKind why, Set<Integer> victims) {
    nodes.kill(victims, why.label());
  }

  @Override
  public void killCoordinator(FaultKind why) {
    coordinator.get().ifPresent(node -> kill(why, Set.of(node)));
  }

  @Override
  public void pause(FaultKind why, int node) {
    nodes.pause(node, why.label());
  }

  @Override
  public void resume(FaultKind why, int node) {
    nodes.resume(node, why.label());
  }

  @Override
  public void stop(FaultKind why, int node) {
    nodes.stop(node, why.label());
  }

  @Override
  public void launch(FaultKind why, Set<Integer> missing) {
    missing.forEach(node -> launch(node, why.label()));
  }

  @Override
  public void launchMissing(FaultKind why) {
    launchMissing(why.label());
  }

  @Override
  public void cut(FaultKind why, Set<Link> links) {
    log.write(EventKind.CUT, why.label());
    links.forEach(network::cut);
  }

  @Override
  public void mend(FaultKind why, Set<Link> links) {
    links.forEach(network::mend);
    log.write(EventKind.HEAL, why.label());
  }

  @Override
  public void lose(FaultKind why, int node, int percent) {
    log.write(EventKind.CUT, why.label());
    network.lose(node, percent);
  }

  @Override
  public void stopLosing(FaultKind why, int node, int percent) {
    network.stopLosing(node, percent);
    log.write(EventKind.HEAL, why.label());
  }

  @Override
  public void unplug(FaultKind why, int node) {
    log.write(EventKind.CUT, why.label());
    network.unplug(node);
  }

  @Override
  public void plug(FaultKind why, int node) {
    network.plug(node);
    log.write(EventKind.HEAL, why.label());
  }

  /** Undoes all harm: everything runs, everybody hears everybody. */
  void heal() {
    for (int node = 1; node <= size; node++) {
      nodes.resume(node, HEAL);
    }
    if (network.canCut()) {
      network.mendAll();
      log.write(EventKind.HEAL, HEAL);
    }
    launchMissing(HEAL);
  }

  /** Starts again whoever has ended by itself, as a node that could not join. */
  void launchMissing() {
    launchMissing(HEAL);
  }

  private void launchMissing(String why) {
    for (int node = 1; node <= size; node++) {
      launch(node, why);
    }
  }

  private void launch(int node, String why) {
    nodes.awaitLeaver(node, why);
    nodes.launch(node, why);
  }
}
