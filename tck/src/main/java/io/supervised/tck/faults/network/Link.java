package io.supervised.tck.faults.network;

/** The way from one node to another; the way back is another link. Nodes are numbered from 1. */
public record Link(int from, int to) {

  public Link back() {
    return new Link(to, from);
  }

  @Override
  public String toString() {
    return from + ">" + to;
  }
}
