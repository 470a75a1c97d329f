package io.supervised;

/** Root of the exceptions of this library. Each message begins with an id that docs and logs share. */
public class SupervisedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param message id, fact, value, and what to do
   */
  public SupervisedException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message id, fact, value, and what to do
   * @param cause what led to it
   */
  public SupervisedException(String message, Throwable cause) {
    super(message, cause);
  }
}
