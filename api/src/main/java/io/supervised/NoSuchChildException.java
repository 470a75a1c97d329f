package io.supervised;

/**
 * The call did not run, because there is no child of that name. Correct the name, or start the child.
 */
public class NoSuchChildException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public NoSuchChildException(String message) {
    super(message);
  }
}
