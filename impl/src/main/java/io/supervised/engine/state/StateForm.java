package io.supervised.engine.state;

import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** How the state of a class's objects is read and set. Thread-safe. */
interface StateForm {

  /** The state as values; null if nothing is to be kept. */
  @Nullable
  Object @Nullable [] read(Subject subject)
      throws IllegalAccessException, InvocationTargetException;

  /**
   * Sets what was read.
   *
   * @param version of the class that it was read from
   */
  void restore(Subject subject, @Nullable Object[] values, int version)
      throws IllegalAccessException, InvocationTargetException;
}
