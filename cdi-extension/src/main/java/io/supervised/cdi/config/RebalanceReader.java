package io.supervised.cdi.config;

import io.supervised.engine.RebalanceOptions;
import java.time.Duration;

/** Reads {@code supervised.rebalance.*} and {@code supervised.shutdown.drain-timeout}. */
final class RebalanceReader {

  private static final int MOST = 65_536;
  private static final Duration DAY = Duration.ofDays(1);
  private static final String FORM = "an ISO-8601 duration of PT0S to PT24H, for instance PT0.5S";

  private final Keys keys;

  RebalanceReader(Keys keys) {
    this.keys = keys;
  }

  RebalanceOptions rebalance() {
    RebalanceOptions defaults = RebalanceOptions.defaults();
    return new RebalanceOptions(
        keys.number("supervised.rebalance.max-concurrent", 1, MOST, defaults.maxConcurrent()),
        duration("supervised.rebalance.pause", defaults.pause()),
        duration("supervised.rebalance.delay", defaults.delay()),
        duration("supervised.shutdown.drain-timeout", defaults.drainTimeout()));
  }

  private Duration duration(String key, Duration usual) {
    return keys.duration(key, Duration.ZERO, DAY, FORM, usual);
  }
}
