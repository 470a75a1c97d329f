package io.supervised.cdi;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.supervised.engine.ClusterSupervisor;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** An application in a Weld container of its own, with a class loader and a configuration of its own. */
public final class Application implements AutoCloseable {

  private final ClassLoader loader =
      new URLClassLoader(new URL[0], Application.class.getClassLoader());
  private final SmallRyeConfig config;
  private final SeContainer container;

  private Application(
      Map<String, String> settings, List<? extends Extension> extensions, Class<?>... beans) {
    config = new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 400))
        .build();
    ConfigProviderResolver.instance().registerConfig(config, loader);
    try {
      container = inLoader(() -> SeContainerInitializer.newInstance()
          .disableDiscovery()
          .addExtensions(new SupervisedExtension())
          .addExtensions(extensions.toArray(Extension[]::new))
          .addBeanClasses(beans)
          .initialize());
    } catch (RuntimeException failed) {
      ConfigProviderResolver.instance().releaseConfig(config);
      throw failed;
    }
  }

  /** Starts on a port range of the test's own. */
  public static Application start(int port, Map<String, String> settings, Class<?>... beans) {
    return start(port, settings, List.of(), beans);
  }

  /** The same with extensions of others beside ours. */
  static Application start(
      int port,
      Map<String, String> settings,
      List<? extends Extension> extensions,
      Class<?>... beans) {
    Map<String, String> all = new HashMap<>();
    all.put("supervised.cluster.name", "extension-test");
    all.put("supervised.transport.port", Integer.toString(port));
    // the machine may be busy with other things
    all.put("supervised.call.deadline", "PT1M");
    all.put("supervised.node.start-timeout", "PT2M");
    all.putAll(settings);
    return new Application(all, extensions, beans);
  }

  public <T> T get(Class<T> type) {
    return container.select(type).get();
  }

  public ClusterSupervisor supervisor() {
    return get(ClusterSupervisor.class);
  }

  SeContainer container() {
    return container;
  }

  @Override
  public void close() {
    inLoader(() -> {
      container.close();
      return this;
    });
    ConfigProviderResolver.instance().releaseConfig(config);
  }

  private <T> T inLoader(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
