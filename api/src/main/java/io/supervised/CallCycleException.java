package io.supervised;

/**
 * The call did not run, because the child waits for this very call: it called another child, which called it. The message names all
 * of them. Let one of the calls be a {@link Child#cast}, or one that is not waited for.
 */
public class CallCycleException extends NotExecutedException {

  private static final long serialVersionUID = 1L;

  /**
   * Makes an exception.
   *
   * @param message id, fact, value, and what to do
   */
  public CallCycleException(String message) {
    super(message);
  }
}
