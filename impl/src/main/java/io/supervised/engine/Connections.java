package io.supervised.engine;

import io.supervised.StartupException;
import io.supervised.engine.cluster.Cluster;
import io.supervised.engine.cluster.ClusterOptions;
import io.supervised.engine.core.Member;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import io.supervised.engine.peer.Discovery;
import io.supervised.engine.peer.PeerNetwork;
import io.supervised.engine.peer.PeerOptions;
import io.supervised.engine.peer.Place;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What connects a node with others: its place, the network of the protocol with the life socket, and the data grid.
 *
 * @param self how this node presents itself
 */
record Connections(Place place, PeerNetwork network, Cluster cluster, Member self) {

  /** Opens all of it; when it throws, nothing is left open. */
  static Connections open(NodePlan plan, EventLoop loop, Supplier<Time> clock) {
    ClusterOptions options = plan.configuration().cluster();
    Discovery discovery = options.discovery();
    try {
      return discovery.settle(options.startTimeout(), place -> at(place, plan, loop, clock));
    } catch (StartupException clear) {
      throw clear;
    } catch (Exception failed) {
      throw EngineLog.LOG.notConnected(options.name(), String.valueOf(failed.getMessage()), failed);
    }
  }

  private static Connections at(Place place, NodePlan plan, EventLoop loop, Supplier<Time> clock) {
    Configuration configuration = plan.configuration();
    ClusterOptions options = configuration.cluster();
    String name = configuration.nodeName().orElse(options.discovery().nameAt(place));
    NodeId id = new NodeId(UUID.randomUUID());
    PeerOptions peers = new PeerOptions(
        options.name(),
        place.life(),
        options.discovery().addresses(),
        configuration.ownership().lease(),
        configuration.ownership().trustsRefusals(),
        clock,
        "supervised-" + name + "-");
    PeerNetwork network = listen(peers, place, id, loop);
    Cluster cluster = new Cluster(options, plan.loader(), plan.applicationLoaders());
    try {
      cluster.connect(place, name);
    } catch (RuntimeException failed) {
      network.close();
      throw failed;
    }
    Member self = new Member(
        id,
        name,
        place.life(),
        cluster.data(),
        ProtocolSetup.settings(configuration, cluster.registry()),
        configuration.placement().labels());
    return new Connections(place, network, cluster, self);
  }

  private static PeerNetwork listen(PeerOptions peers, Place place, NodeId id, EventLoop loop) {
    try {
      return new PeerNetwork(peers, id, new InputFeed(loop));
    } catch (IOException taken) {
      throw EngineLog.LOG.notListening(place.life(), String.valueOf(taken.getMessage()), taken);
    }
  }

  /** Looks to the others as if the process had been killed. */
  void cut() {
    network.close();
    cluster.cut();
  }

  /** Closes the data grid, then the network, and so the life socket last. */
  void close() {
    cluster.close();
    network.close();
  }
}
