package io.supervised.engine.stub;

import static io.supervised.engine.stub.StubMessages.MESSAGES;

import io.supervised.SupervisedException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The generated subclass of one class, and how to make an object of it without running a constructor.
 *
 * @param constructor that of {@link Object}, for objects of the subclass
 * @param handler sets the handler of a stub
 */
record GeneratedStub(Constructor<?> constructor, MethodHandle handler) implements StubMaker {
  /* The class has a fixed name and is looked for first, so that all containers in one loader share it; they may, since it
   * holds nothing but Methods, the same ones in the same order whoever sets them. Of two threads that define it at once one
   * gets a LinkageError and finds the class of the other. */

  private static final MethodType SET_HANDLER =
      MethodType.methodType(void.class, Object.class, InvocationHandler.class);

  static GeneratedStub of(Class<?> type, List<Method> routed) {
    List<Method> answered =
        Stream.concat(routed.stream(), StubMethods.IDENTITY.stream()).toList();
    Method[] methods = Stream.concat(answered.stream(), Stream.of(StubMethods.REPLACE_OBJECT))
        .toArray(Method[]::new);
    Lookup lookup = lookupIn(type);
    Class<?> stub = stubClass(lookup, type, answered);
    try {
      lookup.findStaticSetter(stub, StubBytecode.METHODS, Method[].class).invoke(methods);
      MethodHandle handler = lookup.findSetter(stub, StubBytecode.HANDLER, InvocationHandler.class);
      return new GeneratedStub(constructor(stub), handler.asType(SET_HANDLER));
    } catch (Error | SupervisedException e) {
      throw e; // an error for example of the static initialiser of the bean
    } catch (Throwable e) {
      throw MESSAGES.notDefined(type, e, e);
    }
  }

  @Override
  public Object make(StubHandler answers) {
    try {
      Object stub = constructor.newInstance();
      handler.invokeExact(stub, (InvocationHandler) answers);
      // whoever sees the stub sees its handler, as if the field were final
      VarHandle.storeStoreFence();
      return stub;
    } catch (Throwable e) {
      throw e instanceof Error error ? error : new AssertionError("no code ran that throws", e);
    }
  }

  static @Nullable InvocationHandler handlerOf(Object stub) {
    Class<?> type = stub.getClass();
    try {
      return (InvocationHandler) lookupIn(type)
          .findGetter(type, StubBytecode.HANDLER, InvocationHandler.class)
          .invoke(stub);
    } catch (Error | SupervisedException e) {
      throw e;
    } catch (Throwable e) {
      throw MESSAGES.notDefined(type, e, e);
    }
  }

  private static Lookup lookupIn(Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      Module module = type.getModule();
      Module ours = GeneratedStub.class.getModule();
      String name = type.getPackageName();
      String opening =
          module.getName() + "/" + name + "=" + (ours.isNamed() ? ours.getName() : "ALL-UNNAMED");
      throw MESSAGES.notOpen(type, module, name, opening, e);
    }
  }

  private static Class<?> stubClass(Lookup lookup, Class<?> type, List<Method> methods) {
    try {
      return existing(type);
    } catch (ClassNotFoundException first) {
      return define(lookup, type, methods);
    }
  }

  private static Class<?> define(Lookup lookup, Class<?> type, List<Method> methods) {
    try {
      return lookup.defineClass(StubBytecode.of(type, methods));
    } catch (LinkageError | IllegalAccessException failed) {
      try {
        return existing(type);
      } catch (ClassNotFoundException e) {
        throw MESSAGES.notDefined(type, failed, failed);
      }
    }
  }

  private static Class<?> existing(Class<?> type) throws ClassNotFoundException {
    return Class.forName(type.getName() + StubBytecode.SUFFIX, false, type.getClassLoader());
  }

  /** What deserialization uses. By reflection, since javac warns of each mention; by the boot loader, which all JVMs have. */
  private static Constructor<?> constructor(Class<?> stub) throws ReflectiveOperationException {
    try {
      Class<?> type = Class.forName("sun.reflect.ReflectionFactory", true, null);
      Object factory = type.getMethod("getReflectionFactory").invoke(null);
      return (Constructor<?>)
          type.getMethod("newConstructorForSerialization", Class.class, Constructor.class)
              .invoke(factory, stub, Object.class.getConstructor());
    } catch (ClassNotFoundException e) {
      throw MESSAGES.noReflectionFactory(e);
    }
  }
}
