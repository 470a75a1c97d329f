package io.supervised.engine.core;

/**
 * How fast a leader moves what runs well elsewhere. What nobody holds is granted at once, whatever the limits.
 *
 * @param most how many segments may be on the move at a time: asked for, or granted onwards and not known to run
 * @param pause between the end of a move and the beginning of the next one in its place, in milliseconds
 * @param delay how long somebody must have been a member before anything is moved to it for the sake of balance, in milliseconds
 * @param patience how long a move counts at most, in milliseconds: one that does not end must not hold up the others for ever
 */
public record MoveLimits(int most, long pause, long delay, long patience) {

  private static final long PATIENCE = 1_000;

  /** The limits with which a move counts for a second at most. */
  public static MoveLimits of(int most, long pauseMillis, long delayMillis) {
    return new MoveLimits(most, pauseMillis, delayMillis, PATIENCE);
  }
}
