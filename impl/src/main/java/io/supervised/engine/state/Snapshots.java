package io.supervised.engine.state;

import io.supervised.Stateful;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** The state of a {@link Stateful}: what it says. */
final class Snapshots implements StateForm {

  private static final Method SNAPSHOT = method("snapshot");
  private static final Method RESTORE = method("restore", Object.class, int.class);

  private static Method method(String name, Class<?>... parameters) {
    try {
      return Stateful.class.getMethod(name, parameters);
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public @Nullable Object @Nullable [] read(Subject subject)
      throws IllegalAccessException, InvocationTargetException {
    Object snapshot = subject.invoke(SNAPSHOT, new Object[0]);
    return snapshot == null ? null : new @Nullable Object[] {snapshot};
  }

  @Override
  public void restore(Subject subject, @Nullable Object[] values, int version)
      throws IllegalAccessException, InvocationTargetException {
    subject.invoke(RESTORE, new @Nullable Object[] {values[0], version});
  }
}
