package io.supervised.engine.core;

/** An invariant that does not hold. */
final class Violation extends RuntimeException {

  private static final long serialVersionUID = 1L;

  Violation(String invariant, String what) {
    super(invariant + ": " + what, null, false, false);
  }
}
