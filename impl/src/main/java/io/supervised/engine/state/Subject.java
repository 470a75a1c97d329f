package io.supervised.engine.state;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** An object that has state. */
public interface Subject {

  /** Invokes a method of the object, in whatever contexts its code expects. */
  @Nullable
  Object invoke(Method method, @Nullable Object[] arguments)
      throws IllegalAccessException, InvocationTargetException;

  /** The object with the fields. */
  default Object target() {
    throw new UnsupportedOperationException("has no fields");
  }
}
