package io.supervised.engine.call;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The places where a method is declared: in a type, its superclasses and then its interfaces, so that what a class says goes before
 * what it inherits.
 */
record Declarations(List<Method> methods) {

  /** Those in a type and above it of the method, and of what it overrides by other parameter types. */
  static Declarations of(Class<?> type, Method method) {
    List<Class<?>> types = typesOf(type);
    Set<List<Class<?>>> signatures = new LinkedHashSet<>();
    signatures.add(List.of(method.getParameterTypes()));
    types.stream()
        .flatMap(each -> Stream.of(each.getDeclaredMethods()))
        .filter(other -> other.isBridge() && isBridgeTo(method, other))
        .filter(bridge -> standsForOne(bridge))
        .forEach(bridge -> signatures.add(List.of(bridge.getParameterTypes())));
    return new Declarations(types.stream()
        .flatMap(each -> signatures.stream().map(signature -> find(each, method, signature)))
        .filter(Objects::nonNull)
        .toList());
  }

  /** A type and all above it: the classes from below, then the interfaces, the nearer ones first. */
  static List<Class<?>> typesOf(Class<?> type) {
    Collection<Class<?>> types = new LinkedHashSet<>();
    Deque<Class<?>> interfaces = new ArrayDeque<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      types.add(at);
      interfaces.addAll(List.of(at.getInterfaces()));
    }
    while (!interfaces.isEmpty()) {
      Class<?> next = interfaces.remove();
      types.add(next);
      interfaces.addAll(List.of(next.getInterfaces()));
    }
    return new ArrayList<>(types);
  }

  private static boolean isBridgeTo(Method method, Method bridge) {
    Class<?>[] theirs = bridge.getParameterTypes();
    Class<?>[] ours = method.getParameterTypes();
    return bridge.getName().equals(method.getName())
        && theirs.length == ours.length
        && Stream.iterate(0, i -> i < ours.length, i -> i + 1)
            .allMatch(i -> theirs[i].isAssignableFrom(ours[i]));
  }

  /** Byte code does not tell which of several overloads a bridge calls; then it is taken for none. */
  private static boolean standsForOne(Method bridge) {
    return Stream.of(bridge.getDeclaringClass().getDeclaredMethods())
            .filter(method -> !method.isBridge() && isBridgeTo(method, bridge))
            .count()
        == 1;
  }

  private static @Nullable Method find(
      Class<?> type, Method method, List<Class<?>> parameterTypes) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(each -> each.getName().equals(method.getName())
            && List.of(each.getParameterTypes()).equals(parameterTypes))
        .filter(each ->
            !Modifier.isStatic(each.getModifiers()) && !Modifier.isPrivate(each.getModifiers()))
        .findFirst()
        .orElse(null);
  }

  /** An annotation of the method itself. */
  <A extends Annotation> Optional<A> onMethod(Class<A> annotation) {
    return methods.stream()
        .map(method -> method.getAnnotation(annotation))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** An annotation of the method, else of a type that declares it. */
  <A extends Annotation> Optional<A> onMethodOrType(Class<A> annotation) {
    return onMethod(annotation)
        .or(() -> methods.stream()
            .<A>map(method -> method.getDeclaringClass().getAnnotation(annotation))
            .filter(Objects::nonNull)
            .findFirst());
  }
}
