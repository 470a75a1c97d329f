package io.supervised;

import java.time.Duration;

/**
 * How often a child may be started again. One restart more than that within the window, and it is given up. Restarts are counted for
 * each child, on whichever nodes they were.
 *
 * @param maxRestarts 0 to 1000, or {@link Supervised#UNLIMITED}
 * @param window 1 ms to 1 day
 */
public record RestartLimit(int maxRestarts, Duration window) {

  /**
   * A limit.
   *
   * @param maxRestarts 0 to 1000, or {@link Supervised#UNLIMITED}
   * @param window 1 ms to 1 day
   * @throws IllegalArgumentException if the number or the window is out of bounds
   */
  public RestartLimit {
    SpecRules.restartLimit(maxRestarts, window);
  }

  /**
   * Whether a child is never given up.
   *
   * @return true if there is no limit
   */
  public boolean isUnlimited() {
    return maxRestarts == Supervised.UNLIMITED;
  }

  @Override
  public String toString() {
    return isUnlimited() ? "any number of restarts" : maxRestarts + " restarts in " + window;
  }
}
