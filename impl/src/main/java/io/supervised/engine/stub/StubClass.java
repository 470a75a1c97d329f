package io.supervised.engine.stub;

import static io.supervised.engine.stub.StubMessages.MESSAGES;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes stubs of one type: objects that are of that type and hand each call to a {@link StubHandler}.
 *
 * <p>No constructor and no field initialiser of the type runs for a stub, and no method of it, unless a package other than
 * its own calls a package-private method that the type inherits from there. Two stubs are equal if they are the same object.
 * A stub is serializable if its handler says what stands for it. Made once for each type, which costs milliseconds; thread-safe.
 *
 * @param <T> a class without {@linkplain StubRules#objections objections}, or an interface
 */
public final class StubClass<T> {

  private final Class<T> type;
  private final List<Method> methods;
  private final StubMaker maker;

  private StubClass(Class<T> type, List<Method> methods, StubMaker maker) {
    this.type = type;
    this.methods = methods;
    this.maker = maker;
  }

  /**
   * Finds or makes the stub class of a type.
   *
   * @throws io.supervised.SupervisedException if there is an objection to the class, or its module does not open its package
   */
  public static <T> StubClass<T> of(Class<T> type) {
    boolean isInterface = type.isInterface() && !type.isAnnotation() && !type.isSealed();
    List<String> objections = isInterface ? List.of() : StubRules.objections(type);
    if (!objections.isEmpty()) {
      throw MESSAGES.notExtensible(type, String.join("; ", objections));
    }
    List<Method> methods = StubMethods.of(type);
    StubMaker maker = isInterface ? proxyOf(type) : GeneratedStub.of(type, methods);
    return new StubClass<>(type, methods, maker);
  }

  /** Whether an object is a stub; also one that another copy of this library made for a class. */
  public static boolean isStub(Object object) {
    Class<?> type = object.getClass();
    return Proxy.isProxyClass(type)
        ? Proxy.getInvocationHandler(object) instanceof StubHandler
        : type.isSynthetic() && type.getName().endsWith(StubBytecode.SUFFIX);
  }

  /** The handler of a stub; null if the object is none, or one that another copy of this library made. */
  public static @Nullable StubHandler handlerOf(Object object) {
    if (!isStub(object)) {
      return null;
    }
    InvocationHandler handler = Proxy.isProxyClass(object.getClass())
        ? Proxy.getInvocationHandler(object)
        : GeneratedStub.handlerOf(object);
    return handler instanceof StubHandler ours ? ours : null;
  }

  /** The type that a stub is of. */
  public static Class<?> typeOf(Object stub) {
    Class<?> type = stub.getClass();
    return Proxy.isProxyClass(type) ? type.getInterfaces()[0] : type.getSuperclass();
  }

  /** A new stub. Costs some tens of nanoseconds and 16 bytes beside the handler, plus the fields of the bean. */
  public T create(StubHandler handler) {
    return type.cast(maker.make(handler));
  }

  /** The type that the stubs are of. */
  public Class<T> type() {
    return type;
  }

  /**
   * What the stubs hand to their handlers: the non-final methods, inherited ones and bridges included, in an order that is the
   * same on each node with the same classes. They are accessible, save those of modules that are not open to this library.
   */
  public List<Method> methods() {
    return methods;
  }

  /**
   * The place in {@link #methods()} of a method that a handler was given.
   *
   * @throws IllegalArgumentException if the stubs do not route a method of this signature
   */
  public int indexOf(Method method) {
    int index = Collections.binarySearch(methods, method, StubMethods.BY_SIGNATURE);
    if (index < 0) {
      throw new IllegalArgumentException(
          method + " is not a method that stubs of " + type.getName() + " route");
    }
    return index;
  }

  private static StubMaker proxyOf(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    Class<?>[] types = {type};
    return handler -> Proxy.newProxyInstance(loader, types, (InvocationHandler) handler);
  }
}
