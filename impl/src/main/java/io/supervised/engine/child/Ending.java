package io.supervised.engine.child;

import org.jspecify.annotations.Nullable;

/**
 * How an activation ended, and after what time.
 *
 * @param activeMillis how long it was active, negative if it never was
 * @param cause why it crashed; null if it did not, or was to be stopped by then
 */
public record Ending(Exit exit, long activeMillis, @Nullable Throwable cause) {

  /** It was never active. */
  public static final long NEVER_ACTIVE = -1;

  /** It was not even tried. */
  public static Ending notTried() {
    return new Ending(Exit.NOT_TRIED, NEVER_ACTIVE, null);
  }
}
