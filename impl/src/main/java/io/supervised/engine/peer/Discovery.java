package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import java.time.Duration;
import java.util.List;

/** Where the nodes of a cluster can be. */
public sealed interface Discovery permits LocalDiscovery, HostsDiscovery {

  /** All places at which nodes can be, this node's among them. */
  List<Place> places();

  /** What is done once this node has its place, while no other node of this machine looks for one. */
  interface Settling<V> {
    V at(Place place) throws Exception;
  }

  /** Finds the place of this node, and does there what is to be done before others look for theirs. */
  <V> V settle(Duration patience, Settling<V> settling) throws Exception;

  /** Whether something listens at some other place. */
  boolean isAnybodyThere(Place except);

  /** The name of a node at a place, if it was given none. */
  String nameAt(Place place);

  /** How many of the places a new cluster needs, if nothing else is said. */
  int defaultQuorum();

  /** The places in words; the same for all nodes that can be in one cluster. */
  String describe();

  /** What is trusted, in words for the log. */
  String trust();

  /** Where the life sockets are. */
  default List<Address> addresses() {
    return places().stream().map(Place::life).toList();
  }
}
