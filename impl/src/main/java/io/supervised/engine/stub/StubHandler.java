package io.supervised.engine.stub;

import java.io.NotSerializableException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the calls on a stub do. A handler is asked by many threads at once and may serve any number of stubs.
 *
 * <p>What it throws reaches the caller unchanged, a checked exception that the method does not declare included; only the
 * stub of an interface wraps such a one in an {@link java.lang.reflect.UndeclaredThrowableException}. A result that does not
 * fit the method is a {@link ClassCastException}, null for a primitive a {@link NullPointerException}.
 *
 * <p>It extends {@link InvocationHandler} so that the generated classes refer to types of the JDK alone.
 */
public interface StubHandler extends InvocationHandler {

  /**
   * Answers one call; never one of {@code equals}, {@code hashCode} and {@code toString}.
   *
   * @param method one of {@link StubClass#methods()}
   * @param args the arguments, primitives boxed; an empty array if there are none
   * @return the result, primitives boxed; ignored if the method is void
   */
  @Nullable
  Object invoke(Method method, @Nullable Object[] args) throws Throwable;

  /** What the stub stands for, for example {@code cart-42}; its {@code toString} says {@code stub of cart-42}. */
  String describe();

  /** The name of the child that the stub stands for, and that it would stand for on any node; null if there is none. */
  default @Nullable String child() {
    return null;
  }

  /**
   * What Java serialization writes in the place of a stub, as when it is kept in a session.
   *
   * @param type that the stub is of
   * @throws NotSerializableException if there is nothing that stands for the stub outside of this node
   */
  default Object serialForm(Class<?> type) throws NotSerializableException {
    throw new NotSerializableException("stub of " + describe());
  }

  /** Entry of the generated code, not to be overridden: answers the identity methods, whatever the bean made of them. */
  @Override
  default @Nullable Object invoke(Object stub, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.equals(StubMethods.REPLACE_OBJECT)) {
      return serialForm(StubClass.typeOf(stub));
    }
    if (method.getDeclaringClass() != Object.class) {
      return invoke(method, args == null ? new Object[0] : args);
    }
    return switch (method.getName()) {
      case "equals" -> args != null && args[0] == stub;
      case "hashCode" -> System.identityHashCode(stub);
      default -> "stub of " + describe();
    };
  }
}
