package io.supervised.engine;

import io.supervised.engine.core.Address;
import io.supervised.engine.core.Input.Foreign;
import io.supervised.engine.core.Input.Met;
import io.supervised.engine.core.Input.Received;
import io.supervised.engine.core.Input.Refused;
import io.supervised.engine.core.Message;
import io.supervised.engine.core.NodeId;
import io.supervised.engine.core.Time;
import io.supervised.engine.peer.PeerEvents;

/** Turns what the network tells into inputs of the core. */
record InputFeed(EventLoop loop) implements PeerEvents {

  @Override
  public void met(Address address, NodeId node) {
    loop.post(new Met(address, node));
  }

  @Override
  public void refused(Address address, Time begun) {
    loop.post(new Refused(address, begun));
  }

  @Override
  public void foreign(Address address, Time begun) {
    loop.post(new Foreign(address, begun));
  }

  @Override
  public void received(NodeId from, Message message) {
    loop.post(new Received(from, message));
  }
}
