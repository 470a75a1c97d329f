package io.supervised.engine.child;

import java.time.Duration;

/** Why a child was replaced; its cause shows where the call is. */
final class StuckCallException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StuckCallException(Duration time, Throwable stack) {
    super("a call was stuck for " + time, stack);
  }
}
