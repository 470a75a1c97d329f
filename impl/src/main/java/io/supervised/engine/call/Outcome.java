package io.supervised.engine.call;

import org.jspecify.annotations.Nullable;

/** How a call has ended; taken by the thread that wants to know, so that what is thrown shows where the call was made. */
@FunctionalInterface
interface Outcome {

  /** The result. */
  @Nullable
  Object get() throws Throwable;
}
