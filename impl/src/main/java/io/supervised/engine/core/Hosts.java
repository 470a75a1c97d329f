package io.supervised.engine.core;

import java.util.List;

/**
 * The addresses at which nodes of this cluster may be, and how many of them a new cluster needs.
 *
 * <p>One dial: a cluster begins with {@code quorum} addresses, and its leases need grants from so many that no two groups
 * can have both. With all of them as the quorum, a cluster runs down to one node, and begins only once every other address
 * answers or refuses; with a majority, it begins and runs with a majority.
 *
 * @param addresses of all nodes, this one included
 * @param quorum how many of them a new cluster needs, 1 to all
 */
public record Hosts(List<Address> addresses, int quorum) {

  public Hosts {
    addresses = List.copyOf(addresses);
  }

  boolean needsAll() {
    return quorum == addresses.size();
  }

  /** From how many addresses a lease must be granted. */
  int floor() {
    return addresses.size() - quorum + 1;
  }
}
