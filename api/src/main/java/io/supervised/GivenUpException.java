package io.supervised;

/**
 * The call did not run, because its child has ended by itself too often and was given up. See why in the message, mend it, and call
 * {@link Supervisor#restartChild}.
 */
public class GivenUpException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public GivenUpException(String message) {
    super(message);
  }
}
