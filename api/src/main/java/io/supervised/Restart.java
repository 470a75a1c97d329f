package io.supervised;

/**
 * When a child that has ended by itself is started again, on the same node and after a pause. It has ended by itself when its work loop
 * has returned (a normal end), or when its constructor, {@code @PostConstruct}, its work loop or a called method has thrown what is not
 * an answer (a crash; see {@link Supervised#keepOn()}). A child that was stopped with its node, or moved, always goes on elsewhere.
 */
public enum Restart {

  /** Always, up to {@link Supervised#maxRestarts()}. The default. */
  PERMANENT,

  /** After a crash, up to {@link Supervised#maxRestarts()}. After a normal end it is over, as if terminated. */
  TRANSIENT,

  /**
   * Never: once it has ended, or its node has died, it is over, as if terminated. It does move, when nodes join or leave in
   * order.
   */
  TEMPORARY
}
