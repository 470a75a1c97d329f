package io.supervised.engine.cluster;

import io.supervised.StartupException;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.registry.ReplicatedMap;
import java.util.Objects;
import java.util.Optional;
import org.infinispan.Cache;
import org.infinispan.distribution.ch.impl.HashFunctionPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * This node's place in the cluster. Life: {@link #connect}, then {@link #startData} once the members have agreed to take
 * the node in, then {@link #close}. Not thread-safe but for {@link #send}.
 */
public final class Cluster {

  /** The version of the messages; members of different versions refuse each other. */
  public static final int WIRE_VERSION = MessageCodec.VERSION;

  private final ClusterOptions options;
  private final ClassLoader loader;
  private final HashFunctionPartitioner partitioner;
  private int port;
  private volatile @Nullable GroupChannel channel;
  private @Nullable Caches caches;

  /** Not connected yet; {@code loader} is the application's. */
  public Cluster(ClusterOptions options, ClassLoader loader) {
    this.options = options;
    this.loader = loader;
    this.partitioner = HashFunctionPartitioner.instance(options.segments());
  }

  /** The segment that a name hashes to; the same on every node with the same number of segments. */
  public int segmentOf(String name) {
    return partitioner.getSegment(name);
  }

  /**
   * Connects to the members, and begins to tell of them.
   *
   * @param name of the node, or empty for one after the port it listens on
   * @return the name of the node
   * @throws StartupException if no port is free or the others can't be reached; nothing is left open
   */
  public String connect(Optional<String> name, ClusterEvents events) {
    try {
      return StartGate.passing(
          options.gatePort(), options.startTimeout(), () -> open(name, events));
    } catch (StartupException clear) {
      close();
      throw clear;
    } catch (Exception failed) {
      close();
      PortRange ports = options.ports();
      throw ClusterLog.LOG.notConnected(
          options.name(), ports.first(), ports.last(), String.valueOf(failed.getMessage()), failed);
    }
  }

  private String open(Optional<String> name, ClusterEvents events) throws Exception {
    PortRange ports = options.ports();
    port = ports
        .firstFree()
        .orElseThrow(() -> ClusterLog.LOG.noFreePort(
            ports.first(), ports.last(), ClusterOptions.FAILURE_DETECTOR_OFFSET));
    String node = name.orElse("node-" + port);
    GroupChannel opened = new GroupChannel(LoopbackStack.xml(ports, port), node, events);
    channel = opened;
    caches = new Caches(options, node, opened.raw(), loader);
    caches.connect(opened.raw());
    opened.listen();
    return node;
  }

  public NodeId self() {
    return channel().self();
  }

  /** The port on which this node listens for its peers. */
  public int port() {
    return port;
  }

  /** Sends, or drops the message if the receiver has left or this node has closed. */
  public void send(NodeId to, Message message) {
    GroupChannel open = channel;
    if (open != null) {
      open.send(to, message);
    }
  }

  /** Starts the replicated data and begins to tell of the consistent hash. */
  public ReplicatedMap startData(ClusterEvents events) {
    Cache<String, byte[]> cache =
        Objects.requireNonNull(caches, "not connected").start();
    HashListener listener = new HashListener(cache, events);
    cache.addListener(listener);
    listener.tell();
    return new CacheMap(cache);
  }

  /** Looks to the others as if the process had been killed; {@link #close} is still to be called. */
  public void cut() {
    channel().cut();
  }

  /** Leaves the cluster and closes whatever is open: the caches, then the channel, then the threads behind them. */
  public void close() {
    if (caches != null) {
      quietly("caches", caches::stop);
    }
    GroupChannel open = channel;
    if (open != null) {
      quietly("channel", open::close);
    }
    quietly("threads", () -> LoaderRelease.release(loader));
    caches = null;
    channel = null;
  }

  private GroupChannel channel() {
    return Objects.requireNonNull(channel, "not connected");
  }

  private static void quietly(String what, Runnable close) {
    try {
      close.run();
    } catch (RuntimeException untidy) {
      ClusterLog.LOG.untidyStop(what, untidy);
    }
  }
}
