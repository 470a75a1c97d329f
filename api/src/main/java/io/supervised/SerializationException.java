package io.supervised;

/**
 * A value can't travel between nodes, or may not be read from another one: an object in it is of a class that is not
 * serializable, not on the list of classes for calls, or unknown to the node that reads it, or the value is too large.
 *
 * <p>Trying again does not help. The message says what to correct: the class {@link #typeName()}, which {@link #path()} leads
 * to, the signature of the bean's method, or the configuration. If the path begins with an argument, the method did not run; if
 * it begins with the result, it did.
 */
public final class SerializationException extends SupervisedException {

  private static final long serialVersionUID = 1L;

  /** The class that is the obstacle. */
  private final String typeName;

  /** From the argument or result to the obstacle. */
  private final String path;

  /**
   * Makes an exception without a cause.
   *
   * @param message id, fact, value, and what to do
   * @param typeName the class that is the obstacle, or {@code unknown}
   * @param path from the argument or result to the obstacle
   */
  public SerializationException(String message, String typeName, String path) {
    super(message);
    this.typeName = typeName;
    this.path = path;
  }

  /**
   * Makes an exception with a cause.
   *
   * @param message id, fact, value, and what to do
   * @param typeName the class that is the obstacle, or {@code unknown}
   * @param path from the argument or result to the obstacle
   * @param cause what led to it
   */
  public SerializationException(String message, String typeName, String path, Throwable cause) {
    super(message, cause);
    this.typeName = typeName;
    this.path = path;
  }

  /**
   * The name of the class that is the obstacle, as {@link Class#getTypeName()} gives it; {@code unknown} if the bytes don't
   * tell.
   *
   * @return for example {@code com.acme.Engine}
   */
  public String typeName() {
    return typeName;
  }

  /**
   * Where the obstacle is: from the argument or result on, through fields and elements, as far as it is known.
   *
   * @return for example {@code argument 2 -> order -> lines[3] -> engine}
   */
  public String path() {
    return path;
  }
}
