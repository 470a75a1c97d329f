package io.supervised.engine;

import io.supervised.engine.call.CallOptions;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** How long tests wait for what they expect, which usually comes at once. */
public final class Patience {

  /** Longer than a machine that is busy with other things has ever needed. */
  public static final Duration SOON = Duration.ofSeconds(60);

  /** Of nodes whose calls and orders are to be late on no machine. */
  public static final CallOptions PATIENT = new CallOptions(SOON, 10_000, 4 << 20, List.of());

  /** How long nodes may take to start. */
  public static final Duration START = Duration.ofMinutes(2);

  static {
    // classes run beside each other: what ends a thread of one must not fail the wait of another
    Awaitility.doNotCatchUncaughtExceptionsByDefault();
  }

  private Patience() {}
}
