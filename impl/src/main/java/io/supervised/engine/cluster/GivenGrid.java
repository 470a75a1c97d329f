package io.supervised.engine.cluster;

import static java.util.Objects.requireNonNull;

import org.infinispan.Cache;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.lifecycle.ComponentStatus;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.manager.impl.InternalCacheManager;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.fork.ForkChannel;
import org.jspecify.annotations.Nullable;

/**
 * The application's cache manager. Ours is one cache in it and a fork of its channel, both named after the cluster, and both
 * end with the node; the manager, its channel and its other caches go on.
 */
final class GivenGrid implements Grid {

  private final ClusterOptions options;
  private final EmbeddedCacheManager manager;
  private final String cacheName;
  private @Nullable GroupChannel channel;
  private boolean defined;

  /** Takes what was given, which need not run yet. */
  GivenGrid(ClusterOptions options, Object given) {
    this.options = options;
    this.manager = usable(given);
    this.cacheName = Caches.CHILDREN + "." + options.name();
  }

  private static EmbeddedCacheManager usable(Object given) {
    if (!(given instanceof InternalCacheManager manager)) {
      throw ClusterLog.LOG.notACacheManager(
          given.getClass().getName(), String.valueOf(given.getClass().getClassLoader()));
    }
    if (!manager.getCacheManagerConfiguration().isClustered()) {
      throw ClusterLog.LOG.localCacheManager(
          manager.getCacheManagerConfiguration().cacheManagerName());
    }
    return manager;
  }

  @Override
  public void connect() {
    manager.start();
    if (manager.getStatus() != ComponentStatus.RUNNING) {
      throw ClusterLog.LOG.endedCacheManager(
          manager.getCacheManagerConfiguration().cacheManagerName(), manager.getStatus());
    }
    JChannel given = channelOf(manager);
    if (manager.cacheConfigurationExists(cacheName)) {
      throw ClusterLog.LOG.cacheTaken(cacheName, options.name());
    }
    channel = new GroupChannel(given, cacheName);
  }

  private static JChannel channelOf(EmbeddedCacheManager manager) {
    Transport transport = GlobalComponentRegistry.of(manager).getComponent(Transport.class);
    if (!(transport instanceof JGroupsTransport jgroups)) {
      throw ClusterLog.LOG.otherTransport(String.valueOf(transport));
    }
    if (jgroups.getChannel() instanceof ForkChannel fork) {
      throw ClusterLog.LOG.otherTransport("a fork of channel " + fork.getClusterName());
    }
    return jgroups.getChannel();
  }

  @Override
  public GroupChannel channel() {
    return requireNonNull(channel, "not connected");
  }

  @Override
  public Cache<String, byte[]> start() {
    manager.defineConfiguration(cacheName, Caches.children(options));
    defined = true;
    return manager.getCache(cacheName);
  }

  /** Nothing is left to stop if the application was faster. */
  @Override
  public void stop() {
    if (defined && manager.getStatus() == ComponentStatus.RUNNING) {
      Cache<String, byte[]> cache = manager.getCache(cacheName, false);
      if (cache != null) {
        cache.stop();
      }
      manager.undefineConfiguration(cacheName);
    }
    defined = false;
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.closeFrames();
    }
  }

  /** The manager is not ours to be silenced: what is ours leaves it, calls first. */
  @Override
  public void cut() {
    close();
    stop();
  }

  @Override
  public String registry() {
    return options.registry() + " in the @DataGrid of cluster '" + manager.getClusterName() + "'";
  }
}
