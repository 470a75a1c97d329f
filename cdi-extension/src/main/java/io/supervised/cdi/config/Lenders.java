package io.supervised.cdi.config;

import io.supervised.engine.child.Lender;

/** Where an executor of the server is found. */
@FunctionalInterface
public interface Lenders {

  /**
   * The executor of that name.
   *
   * @throws IllegalArgumentException if there is none, with what is there instead
   */
  Lender find(String name);
}
