package io.supervised.tck.faults.network;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A command of the system did not do what it was to do. */
public final class CommandFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandFailedException(List<String> command, String why, @Nullable Throwable cause) {
    super("'" + String.join(" ", command) + "' failed: " + why, cause);
  }
}
