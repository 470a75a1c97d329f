package io.supervised.tck.faults.check;

import io.supervised.Token;
import java.util.Locale;

/** How times and tokens are written for people. */
final class Texts {

  private static final double MILLI = 1e6;

  private Texts() {}

  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f ms", nanos / MILLI);
  }

  static String token(Token token) {
    return token.round() + ":" + token.proposer() + ":" + token.grant() + ":" + token.restart();
  }
}
