package io.supervised.engine.codec;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a throwable says of itself, as far as its own methods let it.
 *
 * @param typeName its class
 * @param message its message
 * @param shortMessage the message or its beginning
 * @param frames its stack trace
 * @param cause its cause, which is another one
 * @param suppressed those that it suppressed
 */
record ThrownParts(
    String typeName,
    @Nullable String message,
    @Nullable String shortMessage,
    List<StackTraceElement> frames,
    @Nullable Throwable cause,
    List<Throwable> suppressed) {

  static ThrownParts of(Throwable thrown, int maxChars) {
    String message = attempt(thrown::getMessage, "(its message could not be had)");
    return new ThrownParts(
        shortened(thrown.getClass().getName(), 500),
        message,
        message == null ? null : shortened(message, maxChars),
        attempt(() -> List.of(thrown.getStackTrace()), List.of()),
        attempt(() -> causeOf(thrown), null),
        List.of(thrown.getSuppressed()));
  }

  private static @Nullable Throwable causeOf(Throwable thrown) {
    Throwable cause = thrown.getCause();
    return cause == thrown ? null : cause;
  }

  private static <T extends @Nullable Object> T attempt(Supplier<T> method, T otherwise) {
    try {
      return method.get();
    } catch (RuntimeException | LinkageError | StackOverflowError failure) {
      return otherwise;
    }
  }

  private static String shortened(String text, int maxChars) {
    int rest = text.length() - maxChars;
    return rest <= 0 ? text : text.substring(0, maxChars) + "... (" + rest + " characters more)";
  }
}
