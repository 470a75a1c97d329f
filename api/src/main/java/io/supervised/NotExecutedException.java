package io.supervised;

/** The call did not run, surely; it is safe to make it again. */
public class NotExecutedException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public NotExecutedException(String message) {
    super(message);
  }
}
