package io.supervised.engine;

import io.supervised.Supervisor;

/** A bean that calls back. */
class Peer {

  private final Supervisor node;

  Peer(Supervisor node) {
    this.node = node;
  }

  String name() {
    return "peer";
  }

  String round(String name) {
    return node.child(Cart.class, name).call(Cart::nothing);
  }
}
