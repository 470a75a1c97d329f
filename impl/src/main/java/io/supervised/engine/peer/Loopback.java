package io.supervised.engine.peer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Ports of 127.0.0.1. Whether one is free is found out by listening on it for a moment, which no neighbour notices.
 */
final class Loopback {

  private Loopback() {}

  /** Whether a node could listen there. */
  static boolean isFree(Place place) {
    return isFree(place.port())
        && isFree(place.port() + Place.DETECTOR_OFFSET)
        && isFree(place.port() + Place.LIFE_OFFSET);
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, address())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  static InetAddress address() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
