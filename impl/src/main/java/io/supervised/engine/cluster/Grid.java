package io.supervised.engine.cluster;

import io.supervised.StartupException;
import org.infinispan.Cache;

/** The data grid that a node takes part in: one of its own, or one that it was given. */
interface Grid {

  /**
   * Connects to the others; no cache of ours runs yet. May wait for long.
   *
   * @throws StartupException if it can't be used
   */
  void connect();

  /** The channel between the nodes; there is one after {@link #connect}. */
  GroupChannel channel();

  /** Starts the cache of the children's states. */
  Cache<String, byte[]> start();

  /** Stops whatever was started. */
  void stop();

  /** Leaves the channel, after {@link #stop}. */
  void close();

  /** Looks to the others as if the process had been killed, as far as that can be; the rest is still to be stopped and closed. */
  void cut();

  /** How children's states are kept, in words that are the same for all nodes of one data grid. */
  String registry();
}
