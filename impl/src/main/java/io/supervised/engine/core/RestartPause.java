package io.supervised.engine.core;

/** How long a child that ended by itself waits for its restart: from 100 ms, doubling, up to 10 s. */
public final class RestartPause {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 10_000;

  private RestartPause() {}

  /** The number of failures in a row, which an activation longer than the longest pause begins anew. */
  public static int failuresAfter(int before, long activeMillis) {
    return activeMillis > LONGEST_MILLIS ? 1 : before + 1;
  }

  public static long millis(int failures) {
    int doublings = Math.min(failures - 1, 10);
    return Math.min(FIRST_MILLIS << doublings, LONGEST_MILLIS);
  }
}
