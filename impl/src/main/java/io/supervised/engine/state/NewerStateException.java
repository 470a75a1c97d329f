package io.supervised.engine.state;

/** A state that a newer build has written can't be restored here; it is kept for nodes that can. */
public final class NewerStateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NewerStateException(String message) {
    super(message);
  }

  /** Not even how it is kept is known here. */
  public static NewerStateException unknownFormat() {
    return StateMessages.MESSAGES.unknownFormat();
  }
}
