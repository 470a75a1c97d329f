package io.supervised.engine.protocol;

import io.supervised.Token;
import java.util.Comparator;

/** One grant of a segment to a holder, numbered within the epoch whose leader made it. */
public record GrantId(Epoch epoch, long number) implements Comparable<GrantId> {

  private static final Comparator<GrantId> ORDER =
      Comparator.comparing(GrantId::epoch).thenComparingLong(GrantId::number);

  @Override
  public int compareTo(GrantId other) {
    return ORDER.compare(this, other);
  }

  /** The token of the start number {@code restart} under this grant; of the grant, not of the epoch it outlives. */
  Token token(long restart) {
    return new Token(epoch.round(), epoch.leader().incarnation().toString(), number, restart);
  }
}
