package io.supervised;

/** What a child does at the moment. */
public enum ChildState {

  /** It was started by a user, and is being created for the first time. */
  STARTING,

  /** It takes calls. */
  ACTIVE,

  /** It has ended by itself, and waits for its restart. */
  RESTARTING,

  /** No node runs it at the moment: the one that is responsible has not started it yet, or may not run it. */
  MOVING,

  /** It has ended by itself too often, and does not run until {@link Supervisor#restartChild}. */
  GIVEN_UP
}
