package io.supervised;

/**
 * The call did not run, because too many others wait for the same child, or run on its node. Make it again later, and fewer at a
 * time.
 */
public class OverloadedException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public OverloadedException(String message) {
    super(message);
  }
}
