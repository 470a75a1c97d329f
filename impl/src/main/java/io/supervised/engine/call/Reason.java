package io.supervised.engine.call;

import io.supervised.engine.child.Refusal;

/** Why a node did not make a call. */
enum Reason {

  /** The child does not run there at the moment; it may elsewhere, or soon. */
  NOT_HERE(1, true),

  /** The node may not run children at the moment. */
  NO_LEASE(2, true),

  /** The child belongs to another segment than the one of its name, which the node knows. */
  ELSEWHERE(8, true),

  /** Too many calls wait already. */
  OVERLOADED(3, false),

  /** The time of the call is over. */
  EXPIRED(4, false),

  /** The node is responsible for the name, and there is no such child. */
  NO_SUCH_CHILD(5, false),

  /** The child has ended by itself too often. */
  GIVEN_UP(9, false),

  /** The child has no such method. */
  WRONG_TYPE(6, false),

  /** The arguments could not be read there. */
  UNREADABLE(7, false),

  /** The node runs an older build, which does not know what is asked of it. */
  UNKNOWN_KIND(10, false),

  /** A reason that a newer build has, and this one does not know. */
  UNKNOWN(0, false);

  private final int code;
  private final boolean passing;

  Reason(int code, boolean passing) {
    this.code = code;
    this.passing = passing;
  }

  /** What stands for it in a frame. */
  int code() {
    return code;
  }

  /** The reason of that code. */
  static Reason withCode(int code) {
    for (Reason reason : values()) {
      if (reason.code == code) {
        return reason;
      }
    }
    return UNKNOWN;
  }

  /** Whether it passes, so that the call is tried again. */
  boolean isPassing() {
    return passing;
  }

  static Reason of(Refusal refusal) {
    return switch (refusal) {
      case NOT_HERE -> NOT_HERE;
      case NO_LEASE -> NO_LEASE;
      case OVERLOADED -> OVERLOADED;
      case EXPIRED -> EXPIRED;
    };
  }
}
