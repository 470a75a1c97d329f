package io.supervised.benchmarks.moves;

/** A node with a share of the counters. */
interface Node {

  /** Forgets what was seen so far. */
  void begin();

  /** What was seen there since the beginning. */
  Seen seen();

  /** Lets it leave in order; returns when it has. */
  void leave();
}
