package io.supervised;

/** When a child that has ended by itself is started again. A child that was stopped with its node, or moved, always goes on elsewhere. */
public enum Restart {

  /** Always. The default. */
  PERMANENT,

  /** Unless its work loop has ended without an exception; it is then over, as if terminated. */
  TRANSIENT,

  /**
   * Never: once it has ended, or its node has died, it is over, as if terminated. It does move, when nodes join or leave in
   * order.
   */
  TEMPORARY
}
