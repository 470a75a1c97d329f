package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Time;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the network of a node is made with.
 *
 * @param cluster name of the cluster; a node of another name is foreign
 * @param self the address of this node
 * @param addresses of all nodes, this one included
 * @param lease length of a lease, by which the pace of looking around is set
 * @param trustsRefusals whether a refused connection proves that nothing listens, and a strange answer that no node does; not
 *     where something between answers for a host
 * @param clock of the node
 * @param threadPrefix of the names of threads
 */
public record PeerOptions(
    String cluster,
    Address self,
    List<Address> addresses,
    Duration lease,
    boolean trustsRefusals,
    Supplier<Time> clock,
    String threadPrefix) {

  public PeerOptions {
    addresses = List.copyOf(addresses);
  }

  /** How long to wait for a connection and for its first answer. */
  int patienceMillis() {
    return (int) lease.toMillis() / 6;
  }

  /** How often a node that looks for a cluster tries an address. */
  long searchMillis() {
    return Math.max(5, lease.toMillis() / 24);
  }
}
