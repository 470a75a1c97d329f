package io.supervised.engine.codec;

import java.io.InvalidObjectException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How to take records of a class apart and put them together.
 *
 * @param shape the class and the names of its components
 * @param accessors of the components
 * @param constructor the canonical one
 */
record RecordType(RecordShape shape, List<Method> accessors, Constructor<?> constructor) {

  static RecordType of(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    String[] names = Stream.of(components).map(RecordComponent::getName).toArray(String[]::new);
    List<Method> accessors =
        Stream.of(components).map(RecordComponent::getAccessor).toList();
    // where a module is closed, calling them tells why they can't be called
    accessors.forEach(Method::trySetAccessible);
    Constructor<?> constructor = canonicalConstructor(type, components);
    constructor.trySetAccessible();
    return new RecordType(new RecordShape(type, names), accessors, constructor);
  }

  @Nullable
  Object[] values(Object instance) throws InvalidObjectException {
    @Nullable Object[] values = new @Nullable Object[accessors.size()];
    try {
      for (int i = 0; i < values.length; i++) {
        values[i] = accessors.get(i).invoke(instance);
      }
    } catch (ReflectiveOperationException e) {
      throw failure("be taken apart", e);
    }
    return values;
  }

  /** A record from values that belong to components of these names; what is missing is zero, false or null. */
  Object create(String[] names, @Nullable Object[] values) throws InvalidObjectException {
    if (names.length != values.length) {
      throw new InvalidObjectException(names.length + " names for " + values.length + " values");
    }
    try {
      return constructor.newInstance(arguments(names, values));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      throw failure("be made of what was read", e);
    }
  }

  private @Nullable Object[] arguments(String[] names, @Nullable Object[] values) {
    if (Arrays.equals(names, shape.names())) {
      return values;
    }
    Class<?>[] types = constructor.getParameterTypes();
    @Nullable Object[] arguments = new @Nullable Object[types.length];
    for (int i = 0; i < types.length; i++) {
      int at = List.of(names).indexOf(shape.names()[i]);
      arguments[i] = at < 0 ? nothing(types[i]) : values[at];
    }
    return arguments;
  }

  private static Constructor<?> canonicalConstructor(Class<?> type, RecordComponent[] components) {
    Class<?>[] types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(types);
    } catch (NoSuchMethodException e) {
      throw new AssertionError("each record has a canonical constructor", e);
    }
  }

  private static @Nullable Object nothing(Class<?> type) {
    return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
  }

  private InvalidObjectException failure(String action, Exception reason) {
    Throwable cause =
        reason instanceof InvocationTargetException thrown && thrown.getCause() != null
            ? thrown.getCause()
            : reason;
    InvalidObjectException failure =
        new InvalidObjectException(shape.type().getTypeName() + " cannot " + action + ": " + cause);
    failure.initCause(cause);
    return failure;
  }
}
