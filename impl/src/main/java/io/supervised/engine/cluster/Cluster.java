package io.supervised.engine.cluster;

import io.supervised.StartupException;
import io.supervised.engine.call.FrameChannel;
import io.supervised.engine.peer.Place;
import io.supervised.engine.registry.ReplicatedMap;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.infinispan.Cache;
import org.infinispan.distribution.ch.impl.HashFunctionPartitioner;
import org.jspecify.annotations.Nullable;

/**
 * This node's part of the data grid. Life: {@link #connect}, then {@link #startData} once the members have agreed to take the
 * node in, then {@link #close}. Not thread-safe.
 */
public final class Cluster {

  private static final int ATTEMPTS = 2;

  private final ClusterOptions options;
  private final ClassLoader loader;
  private final Set<ClassLoader> application;
  private final HashFunctionPartitioner partitioner;
  private @Nullable Object given;
  private @Nullable Connection connection;

  /**
   * Not connected yet.
   *
   * @param loader the context class loader of Infinispan's threads
   * @param application the loaders of classes that end with the application
   */
  public Cluster(ClusterOptions options, ClassLoader loader, Set<ClassLoader> application) {
    this.options = options;
    this.loader = loader;
    this.application = Set.copyOf(application);
    this.partitioner = HashFunctionPartitioner.instance(options.segments());
  }

  /** The segment that a name hashes to; the same on every node with the same number of segments. */
  public int segmentOf(String name) {
    return partitioner.getSegment(name);
  }

  /**
   * Connects to the other nodes' grid. When a member dies in the middle of that it can hang, and is then tried again.
   *
   * @throws StartupException if the others can't be reached; nothing is left open
   */
  public void connect(Place place, String name) {
    GridLibrary.here().warn();
    Duration patience = options.startTimeout().dividedBy(ATTEMPTS);
    for (int attempt = 1; attempt <= ATTEMPTS && connection == null; attempt++) {
      try {
        connection = Connection.open(grid(place, name), name, patience.toMillis());
      } catch (TimeoutException hangs) {
        ClusterLog.LOG.connectingHangs(options.name(), place, patience, attempt, ATTEMPTS);
      } catch (InterruptedException stop) {
        Thread.currentThread().interrupt();
        throw failure(place, stop);
      } catch (ExecutionException failed) {
        throw failure(place, failed.getCause());
      } catch (Exception failed) {
        throw failure(place, failed);
      }
    }
    if (connection == null) {
      close();
      throw ClusterLog.LOG.notConnected(
          options.name(), place, "no answer within " + options.startTimeout(), null);
    }
  }

  private Grid grid(Place place, String name) throws Exception {
    given = options.dataGrid().get();
    return given == null
        ? new OwnGrid(options, loader, place, name)
        : new GivenGrid(options, given);
  }

  private StartupException failure(Place place, @Nullable Throwable cause) {
    close();
    return cause instanceof StartupException clear
        ? clear
        : ClusterLog.LOG.notConnected(
            options.name(), place, cause == null ? "" : String.valueOf(cause.getMessage()), cause);
  }

  /** The address in the grid, by which the consistent hash names this node. */
  public UUID data() {
    return grid().channel().self();
  }

  /**
   * Opens the way for frames between nodes; from then on they arrive.
   *
   * @param receiving makes whoever takes them
   */
  public <R extends FrameChannel.Receiver> R openFrames(Function<FrameChannel, R> receiving) {
    return grid().channel().openFrames(receiving);
  }

  /** Starts the replicated data and begins to tell of the consistent hash. */
  public ReplicatedMap startData(ClusterEvents events) {
    Cache<String, byte[]> cache = grid().start();
    HashListener listener = new HashListener(cache, Caches.factory(options), events);
    cache.addListener(listener);
    listener.tell();
    return new CacheMap(cache, !options.distributed());
  }

  /** How children's states are kept: what all nodes of a cluster must agree on. */
  public String registry() {
    return grid().registry();
  }

  /** Whether the node was given its data grid, and can't be sure to find the others in it. */
  public boolean isGiven() {
    return given != null;
  }

  /** Whether a node is in the grid, by its address there. */
  public boolean reaches(UUID node) {
    return grid().channel().members().contains(node);
  }

  /** What to say when it has not. */
  public StartupException apart(Set<String> members) {
    return ClusterLog.LOG.gridsApart(
        members,
        options.startTimeout(),
        options.name(),
        grid().channel().raw().getView().getMembers());
  }

  /**
   * Looks to the others as if the process had been killed; {@link #close} is still to be called. From a data grid that was given
   * only what is ours is taken away; that grid sees an orderly end of it.
   */
  public void cut() {
    grid().cut();
  }

  /** Leaves the grid and closes whatever is open and ours: the caches, then the channel, then the threads behind them. */
  public void close() {
    Connection open = connection;
    if (open != null) {
      open.close();
    }
    if (given == null) { // else the application's Infinispan goes on
      Closing.quietly("threads", () -> LoaderRelease.release(application));
    }
    connection = null;
  }

  private Grid grid() {
    return Objects.requireNonNull(connection, "not connected").grid();
  }
}
