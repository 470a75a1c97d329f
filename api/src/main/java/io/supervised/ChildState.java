package io.supervised;

/** What a child does at the moment. */
public enum ChildState {

  /** It is being created. */
  STARTING,

  /** It takes calls. */
  ACTIVE,

  /** It has ended by itself, and waits for its restart. */
  RESTARTING,

  /** Its node is no longer responsible for it, and the next has not started it yet. */
  MOVING
}
