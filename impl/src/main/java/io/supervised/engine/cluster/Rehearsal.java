package io.supervised.engine.cluster;

import org.infinispan.configuration.cache.ConfigurationBuilder;
import org.infinispan.configuration.global.GlobalConfigurationBuilder;
import org.infinispan.configuration.global.ShutdownHookBehavior;
import org.infinispan.manager.DefaultCacheManager;

/**
 * Starts and ends a cache manager that talks to nobody, on a thread of its own, so that some two thousand classes are
 * loaded while the application is still deploying. A node that starts meanwhile or later works just the same; on a second
 * core it is ready about a second sooner.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /** Returns at once; the thread ends by itself within seconds. */
  public static void begin(ClassLoader loader) {
    Thread thread = new Thread(Rehearsal::run, "supervised-rehearsal");
    thread.setDaemon(true);
    thread.setContextClassLoader(loader);
    thread.start();
  }

  private static void run() {
    GlobalConfigurationBuilder alone = new GlobalConfigurationBuilder();
    alone.jmx().disable();
    alone.metrics().gauges(false).histograms(false);
    alone.shutdown().hookBehavior(ShutdownHookBehavior.DONT_REGISTER);
    try (DefaultCacheManager manager = new DefaultCacheManager(alone.build())) {
      manager.defineConfiguration("rehearsal", new ConfigurationBuilder().build());
      manager.getCache("rehearsal").put("key", new byte[0]);
    } catch (Exception | LinkageError failed) {
      ClusterLog.LOG.debug("the rehearsal failed; the node's own start will tell why", failed);
    }
  }
}
