package io.supervised.engine.cluster;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A data grid that is connected. It is opened on a thread of its own, since Infinispan can wait for minutes for the answer
 * of a member that has died, and can't be told to wait for less.
 */
final class Connection {

  private static final long MILLIS_TO_END = 5_000;

  private final Grid grid;

  private Connection(Grid grid) {
    this.grid = grid;
  }

  /**
   * Opens one.
   *
   * @throws TimeoutException if that takes too long; nothing is left open then, at the latest when Infinispan gives up
   * @throws ExecutionException if it fails; nothing is left open then
   */
  static Connection open(Grid grid, String name, long millis)
      throws TimeoutException, InterruptedException, ExecutionException {
    Connection opening = new Connection(grid);
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
        Closing.quietly("caches", grid::stop);
      }
      Closing.quietly("channel", grid::close);
    }
  }

  private void connect() {
    try {
      grid.connect();
    } catch (RuntimeException | Error failed) {
      close();
      throw failed;
    }
  }

  Grid grid() {
    return grid;
  }

  /** Closes the caches, then the channel. */
  void close() {
    Closing.quietly("caches", grid::stop);
    Closing.quietly("channel", grid::close);
  }
}
