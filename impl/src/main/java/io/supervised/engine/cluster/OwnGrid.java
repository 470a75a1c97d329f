package io.supervised.engine.cluster;

import io.supervised.engine.peer.Place;
import org.infinispan.Cache;

/** A cache manager and a channel that begin and end with the node. */
final class OwnGrid implements Grid {

  private final ClusterOptions options;
  private final GroupChannel channel;
  private final Caches caches;

  OwnGrid(ClusterOptions options, ClassLoader loader, Place place, String name) throws Exception {
    this.options = options;
    this.channel = new GroupChannel(Stack.xml(options.discovery(), place), name);
    this.caches = new Caches(options, name, channel.raw(), loader);
  }

  @Override
  public void connect() {
    caches.connect(channel.raw());
  }

  @Override
  public GroupChannel channel() {
    return channel;
  }

  @Override
  public Cache<String, byte[]> start() {
    return caches.start();
  }

  @Override
  public void stop() {
    caches.stop();
  }

  @Override
  public void close() {
    channel.close();
  }

  @Override
  public void cut() {
    channel.cut();
  }

  @Override
  public String registry() {
    return options.registry();
  }
}
