package io.supervised;

/**
 * The node could not start or join: a setting is wrong, the ports are taken, or the cluster refused it. Nothing is left
 * running. Correct what the message names and start again.
 */
public class StartupException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception without a cause.
   *
   * @param message id, fact, value, and what to do
   */
  public StartupException(String message) {
    super(message);
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message id, fact, value, and what to do
   * @param cause what led to it
   */
  public StartupException(String message, Throwable cause) {
    super(message, cause);
  }
}
