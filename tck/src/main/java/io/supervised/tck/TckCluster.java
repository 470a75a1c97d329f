package io.supervised.tck;

import io.supervised.tck.application.Diary;
import io.supervised.tck.application.Numbered;
import io.supervised.tck.application.Single;
import io.supervised.tck.application.Watcher;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * A cluster under test, which begins without nodes. One is made for each test and closed after it.
 *
 * <p>A driver is found by {@link ServiceLoader}. Every node runs the application of {@link Numbered}, {@link Single}, {@link
 * Watcher} and {@link Diary}.
 */
public interface TckCluster extends AutoCloseable {

  /**
   * Starts a node and returns when it is a member.
   *
   * @param name unique among the nodes of the test
   */
  TckNode start(String name);

  /** Ends all nodes that still run. */
  @Override
  void close();

  /** The cluster of the driver on the class path. */
  static TckCluster create() {
    return ServiceLoader.load(TckCluster.class)
        .findFirst()
        .orElseThrow(() ->
            new ServiceConfigurationError("no driver: name an implementation in META-INF/services/"
                + TckCluster.class.getName()));
  }
}
