package io.supervised;

/**
 * The call did not run, because the child is not of the type by which it was called. Call it by the class of its bean, or by an
 * interface of it; after a change of the bean's methods let all nodes run the new version.
 */
public class WrongTypeException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public WrongTypeException(String message) {
    super(message);
  }
}
