package io.supervised.engine.codec;

import io.supervised.Keep;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.MalformedParameterizedTypeException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** The classes that the methods of supervised beans name, and those that objects of these classes consist of. */
final class SignatureClosure {
  /* From a method:  parameters, result and declared exceptions, whatever their type arguments and bounds name.
   * From a bean:    the types of its fields with @Keep
   * From a class:   what it extends and implements, its fields as far as they are serialized, permitted subclasses.
   * Not followed:   classes of the JDK, of which only the superclasses are reached; the bean itself, which does not travel.
   * An interface is reached like a class, but says nothing of who implements it unless it is sealed. */

  private final Set<Type> seen = new HashSet<>();
  private final Deque<Type> open = new ArrayDeque<>();
  private final Set<Class<?>> reached = new HashSet<>();

  private SignatureClosure() {}

  static Set<Class<?>> of(Collection<Class<?>> supervisedTypes) {
    SignatureClosure closure = new SignatureClosure();
    Set<Class<?>> beans = new HashSet<>();
    supervisedTypes.forEach(type -> closure.enterBean(type, beans));
    while (!closure.open.isEmpty()) {
      closure.enter(closure.open.remove());
    }
    return Set.copyOf(closure.reached);
  }

  private void enterBean(Class<?> type, Set<Class<?>> beans) {
    if (JdkTypes.include(type) || !beans.add(type)) {
      return;
    }
    tolerantly(() -> Stream.of(type.getDeclaredMethods()).forEach(this::enterMethod));
    tolerantly(() -> Stream.of(type.getDeclaredFields())
        .filter(field -> field.isAnnotationPresent(Keep.class))
        .map(Field::getGenericType)
        .forEach(this::addAll));
    tolerantly(() -> superTypes(type).forEach(parent -> {
      if (parent instanceof ParameterizedType generic) {
        addAll(generic.getActualTypeArguments());
      }
      enterBean(rawType(parent), beans);
    }));
  }

  private void enterMethod(Method method) {
    if (Modifier.isStatic(method.getModifiers()) || Modifier.isPrivate(method.getModifiers())) {
      return;
    }
    addAll(method.getGenericReturnType());
    addAll(method.getGenericParameterTypes());
    addAll(method.getGenericExceptionTypes());
  }

  private void enter(Type type) {
    if (type instanceof Class<?> plain) {
      enterClass(plain);
    } else if (type instanceof ParameterizedType generic) {
      addAll(generic.getRawType());
      addAll(generic.getActualTypeArguments());
    } else if (type instanceof GenericArrayType array) {
      addAll(array.getGenericComponentType());
    } else if (type instanceof TypeVariable<?> variable) {
      addAll(variable.getBounds());
    } else if (type instanceof WildcardType wildcard) {
      addAll(wildcard.getUpperBounds());
      addAll(wildcard.getLowerBounds());
    }
  }

  private void enterClass(Class<?> type) {
    if (type.isArray()) {
      addAll(type.getComponentType());
      return;
    }
    if (type.isPrimitive() || !reached.add(type)) {
      return;
    }
    if (JdkTypes.include(type)) {
      Stream.ofNullable(type.getSuperclass()).forEach(this::addAll);
      return;
    }
    tolerantly(() -> superTypes(type).forEach(this::addAll));
    if (type.isSealed()) {
      tolerantly(() -> addAll(type.getPermittedSubclasses()));
    }
    // what an enum's constants hold stays where they are: a constant travels as its name
    if (!type.isEnum()) {
      tolerantly(() -> Stream.of(type.getDeclaredFields())
          .filter(SignatureClosure::isSerialized)
          .map(Field::getGenericType)
          .forEach(this::addAll));
    }
  }

  private static boolean isSerialized(Field field) {
    return !Modifier.isStatic(field.getModifiers()) && !Modifier.isTransient(field.getModifiers());
  }

  private static Stream<Type> superTypes(Class<?> type) {
    return Stream.concat(
        Stream.ofNullable(type.getGenericSuperclass()), Stream.of(type.getGenericInterfaces()));
  }

  private static Class<?> rawType(Type superType) {
    return (Class<?>)
        (superType instanceof ParameterizedType generic ? generic.getRawType() : superType);
  }

  private void addAll(Type... types) {
    for (Type type : types) {
      if (seen.add(type)) {
        open.add(type);
      }
    }
  }

  /** An application may well run with classes whose optional dependencies are missing; what can't load can't be sent. */
  private static void tolerantly(Runnable reflection) {
    try {
      reflection.run();
    } catch (LinkageError
        | TypeNotPresentException
        | MalformedParameterizedTypeException incomplete) {
      // the rest of the class is not reached
    }
  }
}
