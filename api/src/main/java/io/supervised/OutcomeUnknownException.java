package io.supervised;

/**
 * The call was sent, and it can't be known whether it ran: the child's node died or fell silent, or the deadline passed before the
 * answer came. It does not begin to run any more once its deadline has passed. Make it again only if running it twice does no harm.
 */
public class OutcomeUnknownException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public OutcomeUnknownException(String message) {
    super(message);
  }
}
