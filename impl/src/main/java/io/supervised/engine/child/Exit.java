package io.supervised.engine.child;

/** How an activation ended. */
public enum Exit {

  /** It was told to stop. */
  ASKED,

  /** Its work loop returned. */
  NORMAL,

  /** It was not even made, since the node may not run children at the moment. */
  NOT_PERMITTED,

  /** It could not be made, or its work loop threw something. */
  CRASHED
}
