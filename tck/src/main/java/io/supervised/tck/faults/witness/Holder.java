package io.supervised.tck.faults.witness;

import io.supervised.Token;

/** Who is in a child's place, packed into one word so that it can be compared and set: process, its start, and the token. */
final class Holder {

  /** Nobody. */
  static final long NOBODY = 0;

  private static final int PID_BITS = 22; // Linux gives no greater ones
  private static final int START_BITS = 20;
  private static final int TOKEN_BITS = 22;

  private Holder() {}

  static long of(ProcessId process, Token token) {
    return process.pid() << (START_BITS + TOKEN_BITS)
        | low(process.started(), START_BITS) << TOKEN_BITS
        | low(token.hashCode(), TOKEN_BITS);
  }

  static long pid(long holder) {
    return holder >>> (START_BITS + TOKEN_BITS) & (1L << PID_BITS) - 1;
  }

  /** Whether the process still lives; another one that has got its number since does not count. */
  static boolean isAlive(long holder) {
    long started = ProcessId.started(pid(holder));
    String state = ProcessId.state(pid(holder));
    return started != 0
        && low(started, START_BITS) == low(holder >>> TOKEN_BITS, START_BITS)
        && !state.equals(ProcessId.GONE)
        && !state.equals("Z");
  }

  private static long low(long value, int bits) {
    return value & (1L << bits) - 1;
  }
}
