package io.supervised.engine.segment;

import io.supervised.Token;
import io.supervised.engine.registry.Version;

/** The grant under which a segment is held: what its holder writes and starts is numbered within it. Not thread-safe. */
final class Grant {

  private final Token token;
  private long writes;

  Grant(Token token) {
    this.token = new Token(token.round(), token.proposer(), token.grant(), 0);
  }

  /** Whether the token is of this grant. */
  boolean made(Token other) {
    return token.equals(new Grant(other).token);
  }

  Token token(long start) {
    return new Token(token.round(), token.proposer(), token.grant(), start);
  }

  Version nextWrite() {
    writes++;
    return new Version(token, writes);
  }
}
