package io.supervised.engine.core;

import java.util.List;

/**
 * What a node is told once, before it starts.
 *
 * @param specs the children this node can run
 * @param tieBreaker whether there is a third opinion for two equal halves
 * @param available whether each part of a divided cluster runs everything, instead of one at most
 * @param limits of the moves, while this node leads
 */
public record Setup(
    Timing timing,
    Hosts hosts,
    Specs specs,
    boolean tieBreaker,
    boolean available,
    MoveLimits limits) {

  /** A node that can run these children. */
  public static Setup of(
      Timing timing,
      Hosts hosts,
      List<Child> children,
      boolean tieBreaker,
      boolean available,
      MoveLimits limits) {
    return new Setup(timing, hosts, Specs.of(children), tieBreaker, available, limits);
  }
}
