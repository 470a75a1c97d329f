package io.supervised.engine.child;

/** How an activation ended. */
public enum Exit {

  /** It was told to stop. */
  ASKED,

  /** Its work loop returned. */
  NORMAL,

  /** It was not even made, for a reason of the node: no lease, no such bean, no thread. No fault of the child. */
  NOT_TRIED,

  /** It could not be made, or its work loop or a called method threw something, or a call was stuck. */
  CRASHED
}
