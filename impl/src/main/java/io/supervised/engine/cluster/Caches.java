package io.supervised.engine.cluster;

import java.util.List;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.Configuration;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfiguration;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.configuration.internal.PrivateCacheConfigurationBuilder;
import org.infinispan.distribution.ch.ConsistentHash;
import org.infinispan.distribution.ch.impl.ConsistentHashFactory;
import org.infinispan.distribution.ch.impl.DefaultConsistentHashFactory;
import org.infinispan.distribution.ch.impl.ReplicatedConsistentHashFactory;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.partitionhandling.PartitionHandling;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.JGroupsChannelConfigurator;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.util.SocketFactory;

/** A cache manager of our own over a channel of our own, with the one cache that holds the children's states. */
final class Caches {

  static final String CHILDREN = "supervised.children";
  private static final int COPIES = 3;
  private static final long ANSWER_MILLIS = 15_000;

  private final DefaultCacheManager manager;
  private final ClusterOptions options;

  Caches(ClusterOptions options, String node, JChannel channel, ClassLoader loader) {
    this.options = options;
    this.manager = new DefaultCacheManager(global(options, node, channel, loader), false);
  }

  /** Connects the channel; no cache of ours runs yet. */
  void connect(JChannel channel) {
    manager.start();
    Transport transport = GlobalComponentRegistry.of(manager).getComponent(Transport.class);
    if (!(transport instanceof JGroupsTransport jgroups) || jgroups.getChannel() != channel) {
      throw ClusterLog.LOG.foreignChannel(String.valueOf(transport));
    }
  }

  Cache<String, byte[]> start() {
    manager.defineConfiguration(CHILDREN, children(options));
    return manager.getCache(CHILDREN);
  }

  void stop() {
    manager.stop();
  }

  static UUID uuid(Address address) {
    return new UUID(address.getMostSignificantBits(), address.getLeastSignificantBits());
  }

  /** A join moves exactly the newcomer's share, and a leave nothing but the leaver's: the default factories move more. */
  @SuppressWarnings("unchecked") // the hash of the cache is of the kind that its factory makes
  static ConsistentHashFactory<ConsistentHash> factory(ClusterOptions options) {
    ConsistentHashFactory<?> factory = options.distributed()
        ? DefaultConsistentHashFactory.getInstance()
        : ReplicatedConsistentHashFactory.getInstance();
    return (ConsistentHashFactory<ConsistentHash>) factory;
  }

  private static GlobalConfiguration global(
      ClusterOptions options, String node, JChannel channel, ClassLoader loader) {
    Properties ours = new Properties();
    ours.put(JGroupsTransport.CHANNEL_CONFIGURATOR, new Given(channel));
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global.classLoader(loader);
    global.transport().clusterName(options.name()).nodeName(node).withProperties(ours);
    global.transport().distributedSyncTimeout(options.startTimeout().toMillis());
    global.jmx().disable();
    global.metrics().gauges(false).histograms(false);
    global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    return global.build();
  }

  static Configuration children(ClusterOptions options) {
    ConfigurationBuilder cache = new ConfigurationBuilder();
    cache.clustering().cacheMode(options.distributed() ? CacheMode.DIST_SYNC : CacheMode.REPL_SYNC);
    cache
        .clustering()
        .hash()
        .numSegments(options.segments())
        .numOwners(COPIES)
        .keyPartitioner(new KeySegments());
    cache
        .clustering()
        .partitionHandling()
        .whenSplit(PartitionHandling.ALLOW_READ_WRITES)
        .mergePolicy(new NewestEntry());
    cache
        .clustering()
        .remoteTimeout(ANSWER_MILLIS)
        .stateTransfer() // Infinispan refuses to wait less for it than for an answer
        .timeout(Math.max(ANSWER_MILLIS, options.startTimeout().toMillis()));
    cache.addModule(PrivateCacheConfigurationBuilder.class).consistentHashFactory(factory(options));
    return cache.build();
  }

  /** Hands Infinispan the channel; every other way to do so is ignored by it, and ends in a multicast cluster. */
  private record Given(JChannel channel) implements JGroupsChannelConfigurator {

    @Override
    public JChannel createChannel(String name) {
      return channel;
    }

    @Override
    public String getName() {
      return "supervised";
    }

    @Override
    public String getProtocolStackString() {
      return "supervised";
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
      return List.of();
    }

    @Override
    public void setSocketFactory(SocketFactory factory) {}

    @Override
    public void setDataSource(DataSource source) {}
  }
}
