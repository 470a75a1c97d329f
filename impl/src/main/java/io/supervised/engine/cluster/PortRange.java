package io.supervised.engine.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The ports that nodes on this machine listen on: one for messages, and one a fixed offset above it for the failure
 * detector. Whether a port is free is found out by listening on it for a moment, which no neighbour notices.
 */
record PortRange(int first, int count) {

  int last() {
    return first + count - 1;
  }

  /** The first port that is free together with the one of the failure detector. */
  OptionalInt firstFree() {
    return ports()
        .filter(port -> isFree(port) && isFree(port + ClusterOptions.FAILURE_DETECTOR_OFFSET))
        .findFirst();
  }

  /** Whether something may be there to answer: a node, or something else. */
  boolean isInUse() {
    return !ports().allMatch(PortRange::isFree);
  }

  private IntStream ports() {
    return IntStream.rangeClosed(first, last());
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
      return socket.isBound();
    } catch (IOException taken) {
      return false;
    }
  }

  static InetAddress loopback() {
    try {
      return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
