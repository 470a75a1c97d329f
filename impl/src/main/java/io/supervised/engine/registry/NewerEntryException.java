package io.supervised.engine.registry;

import java.io.IOException;

/** An entry says something that only newer builds know. */
final class NewerEntryException extends IOException {

  private static final long serialVersionUID = 1L;

  NewerEntryException(String message) {
    super(message);
  }

  NewerEntryException(String message, Throwable cause) {
    super(message, cause);
  }
}
