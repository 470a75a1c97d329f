package io.supervised.engine.codec;

import java.io.InvalidObjectException;
import java.io.Serializable;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Stands for an {@link Optional}, or for one of its primitive kin.
 *
 * @param kind which of them: {@code O}, {@code I}, {@code L} or {@code D}
 * @param value null if it is empty
 */
@SuppressWarnings("serial") // the value was checked or has a surrogate too
record OptionalSurrogate(char kind, @Nullable Object value) implements Serializable {

  /** The surrogate of an object, or null if it is no optional. */
  static @Nullable OptionalSurrogate of(Object object) {
    if (object instanceof Optional<?> optional) {
      return new OptionalSurrogate('O', optional.orElse(null));
    } else if (object instanceof OptionalInt optional) {
      return new OptionalSurrogate('I', optional.isPresent() ? optional.getAsInt() : null);
    } else if (object instanceof OptionalLong optional) {
      return new OptionalSurrogate('L', optional.isPresent() ? optional.getAsLong() : null);
    } else if (object instanceof OptionalDouble optional) {
      return new OptionalSurrogate('D', optional.isPresent() ? optional.getAsDouble() : null);
    }
    return null;
  }

  Object original() throws InvalidObjectException {
    if (kind == 'O') {
      return Optional.ofNullable(value);
    } else if (kind == 'I') {
      return value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
    } else if (kind == 'L') {
      return value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
    } else if (kind == 'D') {
      return value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
    }
    throw new InvalidObjectException("an optional of kind " + kind);
  }
}
