package io.supervised.engine.registry;

import io.supervised.Token;
import java.util.UUID;

/**
 * What is to be remembered of the moves of a name from segment to segment.
 *
 * @param moves how many there were; of two entries of a name in different segments the one after more moves is the later one
 * @param by operation of the last one
 * @param next the least token that its next life here may have: grants of different segments don't compare in time, and those of the
 *     segment it came from may be the later ones
 */
public record Course(long moves, UUID by, Token next) {

  /** Of a name that was never moved. */
  public static final Course NONE = new Course(0, Wish.NO_OPERATION, Standing.NO_END);

  /** After another move. */
  public Course moved(UUID operation) {
    return new Course(moves + 1, operation, next);
  }

  /** The same, with all tokens in mind that were used on the other one. */
  public Course after(Course other) {
    return other.next.compareTo(next) > 0 ? from(other.next) : this;
  }

  /** Where only later tokens are free. */
  public Course from(Token token) {
    return new Course(moves, by, token);
  }

  /** Once a life has that token. */
  public Course used(Token token) {
    boolean later = token.compareTo(next) < 0;
    return later || moves == 0 ? this : from(successor(token));
  }

  private static Token successor(Token token) {
    return new Token(token.round(), token.proposer(), token.grant(), token.restart() + 1);
  }
}
