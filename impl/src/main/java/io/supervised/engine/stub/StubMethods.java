package io.supervised.engine.stub;

import static java.util.Comparator.comparing;

import java.io.ObjectOutputStream;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which methods of a type a stub answers, and in which order. */
final class StubMethods {
  /* Which:  what a subclass in the package of the type can override. That includes package-private methods, default methods
   *         of interfaces, and all bridges: some call the method they stand for through super, past the stub, and byte code
   *         alone tells which. Routing one is right in any case, since the bridge of the real instance calls its override.
   * Order:  by signature, not as reflection lists them: nodes that run equal classes count alike.
   * Not:    a package-private method inherited from another package. Only that package can call it, and runs it on the stub.
   */

  /** Two methods are equal in this order if one overrides the other or could. */
  static final Comparator<Method> BY_SIGNATURE =
      comparing(Method::getName).thenComparing(StubMethods::descriptor);

  /** {@code equals}, {@code hashCode} and {@code toString}, as {@link Object} declares them. */
  static final List<Method> IDENTITY = Stream.of(Object.class.getMethods())
      .filter(method -> !Modifier.isFinal(method.getModifiers()))
      .sorted(BY_SIGNATURE)
      .toList();

  /** The method of a stub that Java serialization calls. */
  static final String WRITE_REPLACE = "writeReplace";

  private static final Set<String> OWN = Set.of("finalize", WRITE_REPLACE);

  /** Stands for {@link #WRITE_REPLACE} to the handler: a method of the JDK, as stubs in one loader may come from several libraries. */
  static final Method REPLACE_OBJECT = replaceObject();

  private static Method replaceObject() {
    try {
      return ObjectOutputStream.class.getDeclaredMethod("replaceObject", Object.class);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError("a method that every JDK has", impossible);
    }
  }

  private StubMethods() {}

  /** The methods of a class without {@linkplain StubRules objections}, or of an interface; accessible where modules allow. */
  static List<Method> of(Class<?> type) {
    NavigableSet<Method> methods = new TreeSet<>(BY_SIGNATURE);
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      Stream.of(at.getDeclaredMethods())
          .filter(method -> isOverridable(method, type))
          .forEach(methods::add);
    }
    Stream.of(type.getMethods())
        .filter(method -> method.getDeclaringClass().isInterface() && isOverridable(method, type))
        .forEach(methods::add);
    IDENTITY.forEach(methods::remove);
    methods.removeIf(method -> OWN.contains(method.getName()) && method.getParameterCount() == 0);
    methods.forEach(Method::trySetAccessible);
    return List.copyOf(methods);
  }

  /** Whether calls of the method reach the stub first, unless it is final. */
  static boolean isVirtual(Method method, Class<?> type) {
    int modifiers = method.getModifiers();
    return !Modifier.isStatic(modifiers)
        && !Modifier.isPrivate(modifiers)
        && (Modifier.isPublic(modifiers)
            || Modifier.isProtected(modifiers)
            || isNeighbour(method.getDeclaringClass(), type));
  }

  static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .toMethodDescriptorString();
  }

  private static boolean isOverridable(Method method, Class<?> type) {
    return isVirtual(method, type) && !Modifier.isFinal(method.getModifiers());
  }

  private static boolean isNeighbour(Class<?> one, Class<?> other) {
    return one.getClassLoader() == other.getClassLoader()
        && one.getPackageName().equals(other.getPackageName());
  }
}
