package io.supervised;

/**
 * Nothing ran, because this node can't reach enough of the others to know that no other node runs the child. It is safe to try
 * again: here once {@link Supervisor#hasQuorum()} is true, or on another node.
 */
public class QuorumLostException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public QuorumLostException(String message) {
    super(message);
  }
}
