package io.supervised.cdi;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The object that has the fields of a bean. For a bean with interceptors OpenWebBeans makes an object of a subclass, which passes calls on
 * to the real one and has the same fields once more, for nothing; Weld's subclass is the bean itself.
 */
final class RealInstance {

  private RealInstance() {}

  /** What the object that the container made passes its calls on to, or that object itself. */
  static Object of(Object made, Class<?> bean) {
    for (Class<?> type = made.getClass();
        type != bean && type != null;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        Object held = value(field, made);
        if (held != null && held.getClass() == bean) {
          return held;
        }
      }
    }
    return made;
  }

  private static @Nullable Object value(Field field, Object of) {
    if (Modifier.isStatic(field.getModifiers()) || !field.trySetAccessible()) {
      return null;
    }
    try {
      return field.get(of);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
