package io.supervised;

/**
 * Nothing was done, because there is no child of that name; for {@code bean@node}, the child that each node has of its own, also
 * because no such node is a member, or was one since this node joined. Correct the name, or start the child.
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
