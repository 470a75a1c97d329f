package io.supervised.engine.peer;

import io.supervised.engine.core.Address;

/**
 * Where a node listens: a port for the data grid, one above it for the grid's failure detector, and its life socket.
 *
 * @param port of the data grid
 */
public record Place(String host, int port) {

  /** How far above its own port a node listens for the failure detector of its neighbours. */
  public static final int DETECTOR_OFFSET = 100;

  /** How far above its own port a node has its life socket. */
  public static final int LIFE_OFFSET = 200;

  /** The address of the life socket, by which nodes know each other. */
  public Address life() {
    return new Address(host, port + LIFE_OFFSET);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
