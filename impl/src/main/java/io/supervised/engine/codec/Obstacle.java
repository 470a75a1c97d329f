package io.supervised.engine.codec;

import static io.supervised.engine.codec.CodecMessages.MESSAGES;

import io.supervised.SerializationException;
import java.io.IOException;
import java.io.NotSerializableException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the objects of one call stumbled over while they were written. The first obstacle counts; later ones follow from it. */
final class Obstacle {
  /* A stream that an IOException stops writes that exception too, as any other object, and may stumble over its class. So the
   * exception that stopped it is one that was written and is in none of the values. */

  /** Why an object can't be written. */
  enum Kind {
    NOT_SERIALIZABLE,
    CODE,
    NOT_ALLOWED
  }

  private record Finding(Kind kind, String typeName, Predicate<Object> recognizer) {}

  private @Nullable Finding first;
  private @Nullable IOException lastException;

  boolean isFound() {
    return first != null;
  }

  /**
   * Takes note of an obstacle.
   *
   * @param recognizer tells it from the other objects
   * @return to be thrown; whether it arrives is up to the methods of the application that it passes
   */
  NotSerializableException found(Kind kind, String typeName, Predicate<Object> recognizer) {
    if (first == null) {
      first = new Finding(kind, typeName, recognizer);
    }
    return new NotSerializableException(typeName);
  }

  /** Takes note of an exception that is written, for whatever reason. */
  void passedBy(IOException exception) {
    lastException = exception;
  }

  /** The exception of the application that stopped the writing of these values, if one did. */
  @Nullable
  IOException stop(@Nullable Object[] values) {
    IOException exception = lastException;
    return exception == null || ObstaclePath.leadsTo(values, exception) ? null : exception;
  }

  /**
   * The exception for the caller, if an obstacle was found.
   *
   * @param root the value that was written
   * @param start what it is called in a path
   */
  @Nullable
  SerializationException exception(@Nullable Object root, String start) {
    if (first == null) {
      return null;
    }
    String path = ObstaclePath.find(root, start, first.recognizer());
    return switch (first.kind()) {
      case NOT_SERIALIZABLE -> MESSAGES.notSerializable(first.typeName(), path);
      case CODE -> MESSAGES.code(first.typeName(), path);
      case NOT_ALLOWED -> MESSAGES.notAllowed(first.typeName(), path);
    };
  }
}
