package io.supervised;

/** A child of that name is there already, and is not what was to be started; it goes on unharmed. */
public class ChildConflictException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, both specifications with their arguments as text, and what to do
   */
  public ChildConflictException(String message) {
    super(message);
  }
}
