package io.supervised.engine;

/**
 * A process that is being started holds all sockets of this JVM until it has begun: for a moment, a port that was closed meanwhile can't be
 * listened at again.
 */
public final class Forks {

  /** To be read by tests that start processes, and to be written by those that listen again at a port that they have closed. */
  public static final String LOCK = "io.supervised.engine.Forks";

  private Forks() {}
}
