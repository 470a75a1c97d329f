package io.supervised;

/**
 * A method of a child threw an exception whose class may not, or can't, be instantiated from bytes on the caller's node; also if
 * that is the child's own. This exception stands in its place: the message holds the original class and message, the stack trace and the causes are the original ones.
 *
 * <p>The method did run, and this was its answer. To catch the original exception, name its class in the {@code throws} clause
 * of the method, or add it to {@code supervised.serialization.allow}, and see that all its fields are serializable.
 */
public final class ChildFailedException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /** The class of the original exception. */
  private final String exceptionType;

  /**
   * Makes an exception, whose cause and stack trace can be set.
   *
   * @param message id, the original class and message, and what to do
   * @param exceptionType the class of the original exception
   */
  public ChildFailedException(String message, String exceptionType) {
    super(message);
    this.exceptionType = exceptionType;
  }

  /**
   * The name of the class of the original exception.
   *
   * @return for example {@code com.acme.OutOfStockException}
   */
  public String exceptionType() {
    return exceptionType;
  }
}
