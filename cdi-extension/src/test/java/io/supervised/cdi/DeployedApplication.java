package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;

import io.supervised.ChildInfo;
import io.supervised.ChildState;
import io.supervised.ClusterNode;
import io.supervised.Supervised;
import io.supervised.Supervisor;
import io.supervised.event.NodeUp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** Starts, uses and ends an application; run by {@link UndeployTest} in another class loader. */
public final class DeployedApplication {

  private DeployedApplication() {}

  /** From deployment to undeployment. */
  public static void run() {
    System.setProperty("supervised.transport.port", "18220");
    try (SeContainer container = SeContainerInitializer.newInstance()
        .disableDiscovery()
        .addProperty("org.jboss.weld.se.shutdownHook", false) // Weld's own would hold the loader
        .addExtensions(new SupervisedExtension())
        .addBeanClasses(Greeter.class, Listener.class)
        .initialize()) {
      Supervisor supervisor = container.select(Supervisor.class).get();
      Awaitility.await()
          .atMost(SOON)
          .until(() -> supervisor
              .find("greeter")
              .map(ChildInfo::state)
              .equals(Optional.of(ChildState.ACTIVE)));
      if (!container.select(Greeter.class).get().greet().equals("hello")) {
        throw new IllegalStateException("not greeted");
      }
    } finally {
      System.clearProperty("supervised.transport.port");
      ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig());
    }
  }

  @Supervised
  static class Greeter {
    String greet() {
      return "hello";
    }
  }

  @ApplicationScoped
  static class Listener {
    void up(@ObservesAsync @NodeUp ClusterNode node) {}
  }
}
