package io.supervised.engine;

import io.supervised.engine.cluster.ClusterOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.infinispan.Cache;
import org.infinispan.configuration.cache.CacheMode;
import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.factories.GlobalComponentRegistry;
import org.infinispan.manager.DefaultCacheManager;
import org.infinispan.manager.EmbeddedCacheManager;
import org.infinispan.remoting.transport.Address;
import org.infinispan.remoting.transport.Transport;
import org.infinispan.remoting.transport.jgroups.AbstractJGroupsChannelConfigurator;
import org.infinispan.remoting.transport.jgroups.JGroupsTransport;
import org.jgroups.JChannel;
import org.jgroups.conf.ProtocolConfiguration;
import org.jgroups.fork.ForkChannel;
import org.jgroups.protocols.FRAG2;
import org.jgroups.stack.ProtocolStack;
import org.jspecify.annotations.Nullable;

/** An Infinispan that an application of Acme has for itself, on a port of its own and with data of its own. */
final class AcmeGrid implements AutoCloseable {

  private static final String STACK = """
      <config xmlns="urn:org:jgroups">
        <TCP bind_addr="127.0.0.1" bind_port="%d" port_range="0"/>
        <TCPPING initial_hosts="%s" port_range="0"/>
        <MERGE3 min_interval="500ms" max_interval="1500ms"/>
        <FD_ALL3 timeout="10s" interval="2s"/>
        <VERIFY_SUSPECT2 timeout="500ms"/>
        <pbcast.NAKACK2 use_mcast_xmit="false"/>
        <UNICAST3/>
        <pbcast.STABLE/>
        <pbcast.GMS print_local_addr="false" join_timeout="1s"/>
        <UFC/>
        <MFC/>
        <FRAG2 frag_size="30k"/>
      </config>
      """;

  private final EmbeddedCacheManager manager;
  private @Nullable JChannel main;

  private AcmeGrid(GlobalConfigurationBuilder global, String name) {
    global.cacheManagerName("acme-" + name);
    global.jmx().disable();
    global.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    manager = new DefaultCacheManager(global.build(), false);
  }

  /** One that is not started yet and will find those at the given ports. */
  AcmeGrid(String cluster, int port, List<Integer> all) {
    this(clustered(cluster, port, all), Integer.toString(port));
  }

  /** One that is alone for ever. */
  static AcmeGrid local() {
    return new AcmeGrid(new GlobalConfigurationBuilder().nonClusteredDefault(), "local");
  }

  /** One that shares a channel with others. */
  static AcmeGrid forked(int port) throws Exception {
    JChannel main = new JChannel(
        new ByteArrayInputStream(stack(port, List.of(port)).getBytes(StandardCharsets.UTF_8)));
    main.addAddressGenerator(Address::randomUUID);
    main.connect("acme");
    ForkChannel fork =
        new ForkChannel(main, "acme", "data", true, ProtocolStack.Position.ABOVE, FRAG2.class);
    Properties given = new Properties();
    given.put(JGroupsTransport.CHANNEL_CONFIGURATOR, new Given(fork));
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global.transport().clusterName("acme").withProperties(given);
    AcmeGrid grid = new AcmeGrid(global, "forked");
    grid.main = main;
    return grid;
  }

  private static GlobalConfigurationBuilder clustered(String cluster, int port, List<Integer> all) {
    GlobalConfigurationBuilder global = GlobalConfigurationBuilder.defaultClusteredBuilder();
    global
        .transport()
        .clusterName(cluster)
        .addProperty(JGroupsTransport.CONFIGURATION_XML, stack(port, all));
    return global;
  }

  private static String stack(int port, List<Integer> all) {
    String hosts =
        all.stream().map(each -> "127.0.0.1[" + each + "]").collect(Collectors.joining(","));
    return STACK.formatted(port, hosts);
  }

  /** Several that find each other, from that port on. */
  static List<AcmeGrid> together(int port, int count) {
    List<Integer> ports = IntStream.range(port, port + count).boxed().toList();
    return ports.stream().map(each -> new AcmeGrid("acme", each, ports)).toList();
  }

  EmbeddedCacheManager manager() {
    return manager;
  }

  /** The channel of one that runs. */
  JChannel channel() {
    Transport transport = GlobalComponentRegistry.componentOf(manager, Transport.class);
    return ((JGroupsTransport) transport).getChannel();
  }

  /** The options for a node that uses it. */
  ClusterOptions under(ClusterOptions options) {
    return options.over(() -> manager);
  }

  /** Acme's own data. */
  Cache<String, String> stock() {
    manager.start();
    if (!manager.cacheConfigurationExists("stock")) {
      ConfigurationBuilder replicated = new ConfigurationBuilder();
      replicated.clustering().cacheMode(CacheMode.REPL_SYNC);
      manager.defineConfiguration("stock", replicated.build());
    }
    return manager.getCache("stock");
  }

  @Override
  public void close() {
    manager.stop();
    if (main != null) {
      main.close();
    }
  }

  /** Hands Infinispan a channel. */
  private static final class Given extends AbstractJGroupsChannelConfigurator {

    private final JChannel channel;

    Given(JChannel channel) {
      this.channel = channel;
    }

    @Override
    public JChannel createChannel(String name) {
      return channel;
    }

    @Override
    public String getName() {
      return "acme";
    }

    @Override
    public String getProtocolStackString() {
      return "acme";
    }

    @Override
    public List<ProtocolConfiguration> getProtocolStack() {
      return List.of();
    }
  }
}
