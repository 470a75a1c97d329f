package io.supervised.engine.cluster;

import io.supervised.StartupException;
import io.supervised.engine.peer.Place;
import io.supervised.engine.registry.ReplicatedMap;
import java.util.Objects;
import java.util.UUID;
import org.infinispan.Cache;
import org.infinispan.distribution.ch.impl.HashFunctionPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * This node's part of the data grid. Life: {@link #connect}, then {@link #startData} once the members have agreed to take the
 * node in, then {@link #close}. Not thread-safe.
 */
public final class Cluster {

  private final ClusterOptions options;
  private final ClassLoader loader;
  private final HashFunctionPartitioner partitioner;
  private @Nullable GroupChannel channel;
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
   * Connects to the other nodes' grid.
   *
   * @throws StartupException if the others can't be reached; nothing is left open
   */
  public void connect(Place place, String name) {
    try {
      GroupChannel opened = new GroupChannel(Stack.xml(options.discovery(), place), name);
      channel = opened;
      caches = new Caches(options, name, opened.raw(), loader);
      caches.connect(opened.raw());
    } catch (StartupException clear) {
      close();
      throw clear;
    } catch (Exception failed) {
      close();
      throw ClusterLog.LOG.notConnected(
          options.name(), place, String.valueOf(failed.getMessage()), failed);
    }
  }

  /** The address in the grid, by which the consistent hash names this node. */
  public UUID data() {
    return channel().self();
  }

  /** Starts the replicated data and begins to tell of the consistent hash. */
  public ReplicatedMap startData(ClusterEvents events) {
    Cache<String, byte[]> cache =
        Objects.requireNonNull(caches, "not connected").start();
    HashListener listener = new HashListener(cache, Caches.factory(options), events);
    cache.addListener(listener);
    listener.tell();
    return new CacheMap(cache);
  }

  /** Looks to the others as if the process had been killed; {@link #close} is still to be called. */
  public void cut() {
    channel().cut();
  }

  /** Leaves the grid and closes whatever is open: the caches, then the channel, then the threads behind them. */
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
