package io.supervised.engine.peer;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;

/** What the network tells its node; called on threads of the network, so an implementation only hands over. */
public interface PeerEvents {

  /** A connection to the address was made, and this life of a node answered. */
  void met(Address address, NodeId node);

  /** The connection that was tried from {@code begun} on was refused: nothing listens there. */
  void refused(Address address, Time begun);

  /** Something answered that is no node of this cluster; it was tried from {@code begun} on. */
  void foreign(Address address, Time begun);

  void received(NodeId from, Message message);
}
