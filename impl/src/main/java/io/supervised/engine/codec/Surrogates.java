package io.supervised.engine.codec;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes that stand in a stream for objects which are not serializable. The loader of an application may not see them. */
final class Surrogates {

  private static final Map<String, Class<?>> TYPES = Stream.of(
          RecordSurrogate.class,
          RecordShape.class,
          OptionalSurrogate.class,
          CauseSurrogate.class,
          References.Reference.class)
      .collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));

  private Surrogates() {}

  static @Nullable Class<?> find(String name) {
    return TYPES.get(name);
  }

  static boolean include(Class<?> type) {
    return TYPES.get(type.getName()) == type;
  }
}
