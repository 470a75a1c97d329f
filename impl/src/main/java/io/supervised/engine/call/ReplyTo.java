package io.supervised.engine.call;

import org.jspecify.annotations.Nullable;

/** The way back of one call; used once, by any thread. */
interface ReplyTo {

  void returned(@Nullable Object value);

  void threw(Throwable thrown);

  /** The call was begun, and the node does not wait for its end. */
  void abandoned();

  /** The call did not run. */
  void refused(Reason reason, String detail);
}
