package io.supervised.engine.child;

/** Why a child does not take a call. Whatever is refused did not run. */
public enum Refusal {

  /** No child of that name runs on this node at the moment. */
  NOT_HERE,

  /** The node may not run children at the moment. */
  NO_LEASE,

  /** The mailbox is full, or the node has no thread left. */
  OVERLOADED,

  /** The time of the call is over. */
  EXPIRED
}
