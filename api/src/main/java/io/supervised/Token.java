package io.supervised;

import java.util.Comparator;

/**
 * The fencing token of one activation of a child: of two activations of the same name, the later one has the greater
 * token. A resource that remembers the greatest token it has seen, and refuses smaller ones, is safe from an owner that
 * was paused in the middle of an effect and wakes after another node took over.
 *
 * <p>Tokens of different names are not comparable in time. Immutable.
 *
 * @param round the round of the epoch in which the child's segment was granted to its owner
 * @param proposer the incarnation of the node that led that epoch, as text
 * @param grant the number of the grant within that epoch
 * @param restart how often the owner has started the child under this grant, from 0
 */
public record Token(long round, String proposer, long grant, long restart)
    implements Comparable<Token> {

  private static final Comparator<Token> ORDER = Comparator.comparingLong(Token::round)
      .thenComparing(Token::proposer)
      .thenComparingLong(Token::grant)
      .thenComparingLong(Token::restart);

  @Override
  public int compareTo(Token other) {
    return ORDER.compare(this, other);
  }
}
