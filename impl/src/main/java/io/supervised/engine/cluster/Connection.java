package io.supervised.engine.cluster;

import io.supervised.engine.peer.Place;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A channel and the caches over it. It is opened on a thread of its own, since Infinispan can wait for minutes for the answer
 * of a member that has died, and can't be told to wait for less.
 */
final class Connection {

  private static final long MILLIS_TO_END = 5_000;

  private final GroupChannel channel;
  private final Caches caches;

  private Connection(GroupChannel channel, Caches caches) {
    this.channel = channel;
    this.caches = caches;
  }

  /**
   * Opens one.
   *
   * @throws TimeoutException if that takes too long; nothing is left open then, at the latest when Infinispan gives up
   * @throws ExecutionException if it fails; nothing is left open then
   */
  static Connection open(
      ClusterOptions options, ClassLoader loader, Place place, String name, long millis)
      throws Exception {
    GroupChannel channel = new GroupChannel(Stack.xml(options.discovery(), place), name);
    Connection opening = new Connection(channel, new Caches(options, name, channel.raw(), loader));
    FutureTask<Connection> connecting = new FutureTask<>(opening::connect, opening);
    Thread thread = new Thread(connecting, "supervised-" + name + "-connect");
    thread.setDaemon(true);
    thread.start();
    try {
      return connecting.get(millis, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | InterruptedException givenUp) {
      connecting.cancel(true);
      opening.abandon(thread);
      throw givenUp;
    }
  }

  /** Its port must be free before the next attempt. It may also have come to an end in the last moment. */
  private void abandon(Thread opening) throws InterruptedException {
    try {
      opening.join(MILLIS_TO_END);
    } finally {
      if (!opening.isAlive()) { // else this would wait for it
        Closing.quietly("caches", caches::stop);
      }
      Closing.quietly("channel", channel::close);
    }
  }

  private void connect() {
    try {
      caches.connect(channel.raw());
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  GroupChannel channel() {
    return channel;
  }

  Caches caches() {
    return caches;
  }

  /** Closes the caches, then the channel. */
  void close() {
    Closing.quietly("caches", caches::stop);
    Closing.quietly("channel", channel::close);
  }
}
