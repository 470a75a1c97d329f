package io.supervised.engine.core;

/** Where a node listens for its peers: its life socket. */
public record Address(String host, int port) implements Comparable<Address> {

  @Override
  public int compareTo(Address other) {
    int order = host.compareTo(other.host);
    return order != 0 ? order : Integer.compare(port, other.port);
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
