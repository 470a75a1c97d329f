package io.supervised.engine.core;

/**
 * A node's two clocks, read at one moment, in milliseconds. The monotonic one measures; the wall clock tells of a machine
 * that was suspended, since it runs on while the other stands still.
 */
public record Time(long mono, long wall) {

  /** Later than any moment. */
  public static final Time FOREVER = new Time(Long.MAX_VALUE, Long.MAX_VALUE);

  /** Earlier than any moment. */
  public static final Time NEVER = new Time(Long.MIN_VALUE, Long.MIN_VALUE);

  /** Whether neither clock has reached the limit. */
  public boolean isBefore(Time limit) {
    return mono < limit.mono && wall < limit.wall;
  }

  Time plus(long monoMillis, long wallMillis) {
    return new Time(mono + monoMillis, wall + wallMillis);
  }

  /** The one with the later monotonic time. */
  static Time later(Time one, Time other) {
    return one.mono >= other.mono ? one : other;
  }
}
