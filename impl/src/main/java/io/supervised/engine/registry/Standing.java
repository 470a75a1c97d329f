package io.supervised.engine.registry;

import io.supervised.Token;

/**
 * Where a child stands in its group.
 *
 * @param lastEnd of the last life that has ended in a way that concerns the others
 * @param follows stands for the last ends of those whose ends concern it, as they were known when its present life began
 * @param givenUpWithGroup whether it was given up since another one was
 */
public record Standing(Token lastEnd, long follows, boolean givenUpWithGroup) {

  /** Before any life. */
  public static final Token NO_END = new Token(0, "", 0, 0);

  /** Of a child without a group, or of which nothing is known. */
  public static final Standing NONE = new Standing(NO_END, 0, false);

  /** After the end of a life. */
  public Standing ended(Token life) {
    return new Standing(life, follows, givenUpWithGroup);
  }

  /** At the begin of a life. */
  public Standing following(long ends) {
    return new Standing(lastEnd, ends, false);
  }

  /** While it waits for the others. */
  public Standing waiting(boolean givenUp) {
    return new Standing(lastEnd, follows, givenUp);
  }
}
