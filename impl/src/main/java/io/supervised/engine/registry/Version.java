package io.supervised.engine.registry;

import io.supervised.Token;
import java.util.Comparator;

/**
 * When something was written: under which grant of the child's segment, and the how manieth write under it. Of two holders the later
 * one has the greater grant, so what a holder of former days writes late changes nothing.
 *
 * @param grant the first token of the grant
 */
public record Version(Token grant, long sequence) implements Comparable<Version> {

  /** Of what nobody has said. */
  public static final Version NONE = new Version(new Token(0, "", 0, 0), 0);

  private static final Comparator<Version> ORDER =
      Comparator.comparing(Version::grant).thenComparingLong(Version::sequence);

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }
}
